// People that the tests of administration add for themselves.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_PAGES_PEOPLE_TEST_H_
#define EHCPQA_TESTS_CLIENTS_WEB_PAGES_PEOPLE_TEST_H_

#include <regex>
#include <string>

#include "tests/clients/web/pages/pages_test.h"

namespace ehcpqa::web {

class PeopleTest : public PagesTest {
 protected:
  static Browser Admin() { return web().education().SignIn("admin"); }
  // Adds somebody with one role, as the administrator's page does; the one-time password.
  static std::string Add(Browser* admin, const std::string& user, const std::string& agency, const std::string& role) {
    admin->Get("/people/new?agency=" + agency);
    admin->Post("/people/new", {{"user_name", user}, {"display_name", "Person " + user}, {"roles", role}});
    EXPECT_EQ(admin->answer().status, 200) << admin->answer().body;
    return PasswordOn(admin->answer().body);
  }
  static std::string PasswordOn(const std::string& body) {
    std::smatch match;
    const std::regex row("One-time password\\s*</dt>\\s*<dd[^>]*>\\s*(\\S+)\\s*</dd>");
    return std::regex_search(body, match, row) ? match[1].str() : "";
  }
  // Signs in with a one-time password and chooses the one that everybody has.
  static Browser SignInFirst(const WebClient& client, const std::string& user, const std::string& one_time) {
    Browser browser(client.port());
    browser.Get("/sign-in?next=%2Faccount");
    browser.Post("/sign-in", {{"user_name", user}, {"password", one_time}});
    EXPECT_THAT(browser.at(), testing::HasSubstr("/password")) << browser.answer().body;
    browser.Post("/password",
                 {{"current_password", one_time}, {"new_password", kPassword}, {"repeat_password", kPassword}});
    EXPECT_EQ(browser.answer().status, 200);
    return browser;
  }
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_PAGES_PEOPLE_TEST_H_
