// People: who they are, what they may do and where.
#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/api/user_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/only_for.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

constexpr size_t kOnAPage = 50;

// What was asked for; empty for everybody.
struct Wanted {
  std::string agency;  // "agencies/send"
  std::string role;    // A word of Roles().
};

// Whether a person is that in one agency: an auditor of health is no auditor of education.
bool Matches(const v1::User& user, const Wanted& wanted) {
  if (wanted.agency.empty() && wanted.role.empty()) return true;
  const v1::Role role = ValueOf(Roles(), wanted.role);
  return std::any_of(user.memberships().begin(), user.memberships().end(), [&](const v1::Membership& membership) {
    const auto& roles = membership.roles();
    return (wanted.agency.empty() || membership.agency() == wanted.agency) && !roles.empty() &&
           (wanted.role.empty() || std::find(roles.begin(), roles.end(), role) != roles.end());
  });
}

void PutFilter(Page* page, const Directory& directory, const Fields& asked) {
  Blocks filter = page->blocks().Filter("/people");
  Select agency = AgencySelect(directory, asked["agency"], "Agency");
  agency.choices[0].text = "Every agency";
  filter.Add(agency);
  Select role{{"role", "role", "Role"}};
  role.choices.push_back({"", "Every role"});
  for (const auto& one : Roles()) role.choices.push_back({one.word, one.text, "", asked["role"] == one.word});
  filter.Add(role);
  filter.Add(Button{.text = "Show", .kind = "secondary"});
}

Table TableOf(const std::vector<const v1::User*>& users, size_t first, const Directory& directory) {
  Table table;
  table.caption = Counted(static_cast<int>(users.size()), "person", "people");
  table.caption_size = "m";
  table.columns = {{"Name"}, {"User name"}, {"Agencies and roles"}, {"State"}};
  for (size_t i = first; i < std::min(users.size(), first + kOnAPage); ++i) {
    const std::vector<std::string> lines = MembershipLines(*users[i], directory);
    table.rows.push_back({{users[i]->display_name(), PersonPath(users[i]->name())},
                          {LastPart(users[i]->name())},
                          {lines.empty() ? "None" : absl::StrJoin(lines, "; ")},
                          {.tag = StateTag(*users[i])}});
  }
  return table;
}

absl::StatusOr<Response> Show(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_ADMINISTRATOR}));
  const api::Api api = visit.api();
  ASSIGN_OR_RETURN(const v1::ListUsersResponse everybody, api.ListAll(api::kListUsers, v1::ListUsersRequest()));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(api));
  const Fields& asked = visit.request().arguments;
  const Wanted wanted{asked["agency"].empty() ? "" : "agencies/" + asked["agency"], asked["role"]};
  std::vector<const v1::User*> users;
  for (const v1::User& user : everybody.users()) {
    if (Matches(user, wanted)) users.push_back(&user);
  }
  size_t number = 1;
  static_cast<void>(absl::SimpleAtoi(asked["page"], &number));
  const size_t pages = std::max<size_t>(1, (users.size() + kOnAPage - 1) / kOnAPage);
  number = std::clamp<size_t>(number, 1, pages);

  Page page(visit, "People");
  PutStrip(&page, "/people");
  page.blocks().Add(Button{.text = "Add a person", .href = "/people/new"});
  PutFilter(&page, directory, asked);
  if (users.empty()) {
    page.blocks().Text("Nobody is that.");
  } else {
    page.blocks().Add(WideTable{TableOf(users, (number - 1) * kOnAPage, directory)});
  }
  const std::string list = Link("/people", {{"agency", asked["agency"]}, {"role", asked["role"]}});
  page.blocks().Add(Pagination{static_cast<int>(pages), static_cast<int>(number),
                               absl::StrCat(list, list == "/people" ? "?" : "&", "page=")});
  return page.Show();
}

}  // namespace

void AddPeoplePage(Client& client) { client.Get("/people", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
