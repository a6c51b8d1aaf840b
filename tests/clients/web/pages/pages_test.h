// What the tests of pages share.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_PAGES_PAGES_TEST_H_
#define EHCPQA_TESTS_CLIENTS_WEB_PAGES_PAGES_TEST_H_

#include <memory>

#include "gmock/gmock.h"
#include "tests/clients/web/pages/web_area.h"

namespace ehcpqa::web {

// The area of the program, made when it is first asked for and gone when the tests are over.
class AreaEnvironment : public testing::Environment {
 public:
  void TearDown() override { area().reset(); }
  static std::unique_ptr<WebArea>& area() {
    static std::unique_ptr<WebArea> made;
    return made;
  }
};

// One area for all tests of a program. Each works with people or plans of its own.
class PagesTest : public testing::Test {
 protected:
  static WebArea& web() {
    std::unique_ptr<WebArea>& area = AreaEnvironment::area();
    if (area == nullptr) area = std::make_unique<WebArea>();
    return *area;
  }
  static int education() { return web().education().port(); }
};

inline testing::Environment* const kAreaEnvironment = testing::AddGlobalTestEnvironment(new AreaEnvironment);

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_PAGES_PAGES_TEST_H_
