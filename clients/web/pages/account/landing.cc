// What the service is for, and the way in.
#include "absl/strings/str_cat.h"
#include "clients/web/html/content.h"
#include "clients/web/pages/account/home.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"

namespace ehcpqa::web {

std::string HomeOf(const Visit& visit) {
  static constexpr std::pair<v1::Role, const char*> kHomes[] = {
      {v1::ROLE_AUDITOR, "/work"},       {v1::ROLE_MODERATOR, "/moderation"},    {v1::ROLE_COORDINATOR, "/cycles"},
      {v1::ROLE_AGENCY_LEAD, "/agency"}, {v1::ROLE_SUB_GROUP_MEMBER, "/cycles"}, {v1::ROLE_ADMINISTRATOR, "/people"},
      {v1::ROLE_LAY_MEMBER, "/reports"}, {v1::ROLE_BOARD_VIEWER, "/reports"},
  };
  for (const auto& [role, home] : kHomes) {
    if (visit.Holds(role)) return home;
  }
  return "/account";
}

void AddLandingPage(Client& client) {
  client.Get("/", For::kAnybody, [](Visit& visit) -> absl::StatusOr<Response> {
    const std::string content = absl::StrCat("agencies/", visit.client().agency().word, "/landing.html");
    Page page(visit, content.c_str(), visit.client().agency().service_name);
    page.content()->SetValue("SERVICE", visit.client().agency().service_name);
    if (visit.signed_in()) {
      Put(page.content(), "START", Button{.text = "Continue", .href = HomeOf(visit)});
    } else {
      Put(page.content(), "START", Button{.text = "Sign in", .href = "/sign-in"});
    }
    return page.Show();
  });
}

}  // namespace ehcpqa::web
