// Open sessions: who is signed in, and ending it.
#include <map>

#include "absl/strings/str_cat.h"
#include "clients/api/identity_methods.h"
#include "clients/api/user_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

using Names = std::map<std::string, std::string>;

absl::StatusOr<Names> NamesOfPeople(const api::Api& api) {
  ASSIGN_OR_RETURN(const v1::ListUsersResponse everybody, api.ListAll(api::kListUsers, v1::ListUsersRequest()));
  Names names;
  for (const v1::User& user : everybody.users()) names[user.name()] = user.display_name();
  return names;
}

absl::StatusOr<Response> Show(Visit& visit) {
  const api::Api api = visit.api();
  v1::ListSessionsRequest request;
  request.set_page_token(visit.request().arguments["token"]);
  ASSIGN_OR_RETURN(const v1::ListSessionsResponse sessions, api.Call(api::kListSessions, request));
  ASSIGN_OR_RETURN(const Names names, NamesOfPeople(api));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(api));
  Page page(visit, "Open sessions");
  page.Done({{"ended", "The session has ended."}});
  PutStrip(&page, "/people/sessions");
  Table table;
  table.caption = "Newest first";
  table.columns = {{"Who"}, {"Agency"}, {"Since"}, {"Last used"}, {"What to do"}};
  for (const v1::SessionInfo& session : sessions.sessions()) {
    const auto name = names.find(session.user());
    const std::string who = name == names.end() ? LastPart(session.user()) : name->second;
    table.rows.push_back({{who, PersonPath(session.user())},
                          {directory.TitleOf(session.agency())},
                          {TimeWords(session.opened_at())},
                          {TimeWords(session.last_used_at())},
                          {"End session", absl::StrCat("/people/sessions/", Encode(LastPart(session.name())), "/end"),
                           absl::StrCat("of ", who, " since ", TimeWords(session.opened_at()))}});
  }
  page.blocks().Add(WideTable{table});
  if (!sessions.next_page_token().empty()) {
    page.blocks().Add(
        Paragraph{"", Link("/people/sessions", {{"token", sessions.next_page_token()}}), "Older sessions"});
  }
  return page.Show();
}

absl::StatusOr<Response> AskToEnd(Visit& visit) {
  const api::Api api = visit.api();
  ASSIGN_OR_RETURN(const auto sessions, api.ListAll(api::kListSessions, v1::ListSessionsRequest()));
  const std::string name = "sessions/" + visit.request().parameters["session"];
  for (const v1::SessionInfo& session : sessions.sessions()) {
    if (session.name() != name) continue;
    v1::GetUserRequest get;
    get.set_name(session.user());
    ASSIGN_OR_RETURN(const v1::User user, api.Call(api::kGetUser, get));
    Page page(visit, absl::StrCat("End the session of ", user.display_name(), "?"));
    page.Back("/people/sessions", "Open sessions");
    Blocks form = page.Form(visit.request().path);
    form.Text(absl::StrCat("It was opened on ", TimeWords(session.opened_at()), " and last used on ",
                           TimeWords(session.last_used_at()), "."));
    form.Add(List{{{"They are signed out at once. What they typed and did not save is lost."},
                   {"They can sign in again. To keep them out, lock them out instead."}}});
    form.Add(Button{.text = "End session", .kind = "warning", .once = true});
    return page.Show();
  }
  return NoSuch(name);
}

absl::StatusOr<Response> End(Visit& visit) {
  v1::RevokeSessionRequest request;
  request.set_request_id(visit.RequestId());
  request.set_name("sessions/" + visit.request().parameters["session"]);
  const absl::Status ended = visit.api().Call(api::kRevokeSession, request).status();
  // One that is over already is what was wanted.
  if (!ended.ok() && !absl::IsNotFound(ended)) return ended;
  return SeeOther("/people/sessions?done=ended");
}

}  // namespace

void AddSessionsPages(Client& client) {
  client.Get("/people/sessions", For::kSignedIn, Show);
  client.Get("/people/sessions/{session}/end", For::kSignedIn, AskToEnd);
  client.Post("/people/sessions/{session}/end", For::kSignedIn, End);
}

}  // namespace ehcpqa::web
