// What the tests of pages share.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_PAGES_PAGES_TEST_H_
#define EHCPQA_TESTS_CLIENTS_WEB_PAGES_PAGES_TEST_H_

#include <memory>

#include "gmock/gmock.h"
#include "tests/clients/web/pages/web_area.h"

namespace ehcpqa::web {

// One area for all tests of a program. Each works with people or plans of its own.
class PagesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (area() == nullptr) area() = std::make_unique<WebArea>();
  }
  static WebArea& web() { return *area(); }
  static int education() { return web().education().port(); }

 private:
  static std::unique_ptr<WebArea>& area() {
    static std::unique_ptr<WebArea> made;
    return made;
  }
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_PAGES_PAGES_TEST_H_
