// Who I am here, and for which agency I act.
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<Response> Show(Visit& visit) {
  const v1::CallerInfo& caller = visit.caller();
  Page page(visit, "pages/account.html", "Your account");
  SummaryList about;
  about.rows.push_back({"Name", {caller.display_name()}});
  about.rows.push_back({"User name", {LastPart(caller.user())}});
  about.rows.push_back({"Agency you act for", {caller.agency_title()}});
  about.rows.push_back({"Kind of agency", {AgencyKindWords(caller.agency_kind())}});
  SummaryList::Row roles{"What you do", {}};
  for (const int role : caller.roles()) roles.lines.push_back(RoleWords(static_cast<v1::Role>(role)));
  about.rows.push_back(roles);
  SummaryList::Row services{"Services you work for", {}};
  for (const std::string& service : caller.services()) services.lines.push_back(LastPart(service));
  if (services.lines.empty()) services.lines.emplace_back("None");
  about.rows.push_back(services);
  Put(page.content(), "ABOUT", about);
  Put(page.content(), "PASSWORD", Button{.text = "Change your password", .kind = "secondary", .href = "/password"});
  return page.Show();
}

}  // namespace

void AddAccountPage(Client& client) { client.Get("/account", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
