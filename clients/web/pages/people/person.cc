// One person, and what can be done about them.
#include "absl/strings/str_cat.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

void PutMemberships(Page* page, const v1::User& user, const Directory& directory) {
  Blocks blocks = page->blocks();
  blocks.Add(Heading{"Agencies and roles"});
  SummaryList list;
  for (const v1::Membership& membership : user.memberships()) {
    if (membership.roles_size() == 0) continue;
    SummaryList::Row row{directory.TitleOf(membership.agency()), {}};
    for (const int role : membership.roles()) row.lines.push_back(RoleWords(static_cast<v1::Role>(role)));
    for (const std::string& service : membership.services()) {
      row.lines.push_back(absl::StrCat("Works for ", directory.ServiceTitle(service)));
    }
    if (membership.capacity() > 0) {
      row.lines.push_back(absl::StrCat("At most ", Counted(membership.capacity(), "plan", "plans"), " in one cycle"));
    }
    row.action = "Change";
    row.href = PersonPath(user.name(), absl::StrCat("memberships/", Encode(LastPart(membership.agency()))));
    row.hidden = row.key;
    list.rows.push_back(row);
  }
  if (list.rows.empty()) {
    blocks.Text("None: this person cannot sign in.");
  } else {
    blocks.Add(list);
  }
  blocks.Add(
      Button{.text = "Add to another agency", .kind = "secondary", .href = PersonPath(user.name(), "add-membership")});
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  Page page(visit, user.display_name());
  page.Back("/people", "People");
  page.Done({{"saved", "The membership is saved."},
             {"ended", "The membership has ended."},
             {"locked", "This person is locked out."},
             {"unlocked", "This person can sign in again."}});
  Blocks blocks = page.blocks();
  SummaryList about;
  about.rows.push_back({"Name", {user.display_name()}});
  about.rows.push_back({"User name", {LastPart(user.name())}});
  about.rows.push_back({"State", {StateTag(user).text}});
  blocks.Add(about);
  PutMemberships(&page, user, directory);
  blocks.Add(Heading{"Signing in"});
  blocks.Add(
      Button{.text = "Give a new one-time password", .kind = "secondary", .href = PersonPath(user.name(), "reset")});
  blocks.Add(user.locked() ? Button{.text = "Unlock", .kind = "secondary", .href = PersonPath(user.name(), "unlock")}
                           : Button{.text = "Lock out", .kind = "secondary", .href = PersonPath(user.name(), "lock")});
  blocks.Add(Paragraph{"", Link("/trail", {{"subject", user.name()}}), "What happened to this account"});
  return page.Show();
}

}  // namespace

void AddPersonPage(Client& client) { client.Get("/people/users/{user}", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
