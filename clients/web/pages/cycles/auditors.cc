// Who audits what: conflicts, and the allocation with the load of everybody.
#include <map>

#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/user_methods.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/marking/assessment_address.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<v1::AllocateAuditorsResponse> Allocate(const Visit& visit, const std::vector<std::string>& auditors,
                                                      bool dry_run) {
  v1::AllocateAuditorsRequest request;
  request.set_name(CycleNameOf(visit));
  for (const std::string& auditor : auditors) request.add_auditors(auditor);
  request.set_dry_run(dry_run);
  if (!dry_run) request.set_request_id(visit.RequestId());
  return visit.api().Call(api::kAllocateAuditors, request);
}

// Auditors by resource name, with the name that people know them by.
absl::StatusOr<std::map<std::string, std::string>> Auditors(const Visit& visit) {
  ASSIGN_OR_RETURN(const v1::ListUsersResponse all, visit.api().ListAll(api::kListUsers, v1::ListUsersRequest()));
  std::map<std::string, std::string> names;
  for (const v1::User& user : all.users()) {
    for (const v1::Membership& membership : user.memberships()) {
      const auto& roles = membership.roles();
      if (std::find(roles.begin(), roles.end(), v1::ROLE_AUDITOR) != roles.end()) {
        names[user.name()] = user.display_name();
      }
    }
  }
  return names;
}

// Of auditors and of services, by resource name.
void PutConflicts(const v1::Cycle& cycle, const v1::ListConflictsResponse& conflicts,
                  const std::map<std::string, std::string>& names, Page* page) {
  page->blocks().Add(Heading{"Conflicts"});
  page->blocks().Text("Nobody audits a plan that they, or their service, had a part in.");
  if (!conflicts.conflicts().empty()) {
    WideTable wide;
    wide.table.caption = "Declared conflicts";
    wide.table.columns = {{"Plan"}, {"Who"}, {"What part"}};
    for (const v1::Conflict& one : conflicts.conflicts()) {
      const bool everybody = one.user().empty();
      const auto name = names.find(everybody ? one.service() : one.user());
      const std::string who = name == names.end() ? LastPart(everybody ? one.service() : one.user()) : name->second;
      wide.table.rows.push_back({{absl::StrCat("Plan ", LastPart(one.audit()))},
                                 {absl::StrCat(everybody ? "Everybody of " : "", who)},
                                 {one.reason()}});
    }
    page->blocks().Add(wide);
  }
  page->blocks().Add(
      Button{.text = "Declare a conflict", .kind = "secondary", .href = CyclePath(cycle.name(), "conflicts/new")});
}

void PutLoads(const v1::AllocateAuditorsResponse& allocation, const std::map<std::string, std::string>& names,
              const Directory& directory, Page* page) {
  WideTable wide;
  wide.table.caption = "Load of each auditor";
  wide.table.columns = {{"Auditor"},       {"Agency"},        {"Plans", true},
                        {"As lead", true}, {"At most", true}, {"Barred from", true}};
  for (const v1::AuditorLoad& load : allocation.loads()) {
    const auto name = names.find(load.user());
    wide.table.rows.push_back({{name == names.end() ? LastPart(load.user()) : name->second},
                               {directory.TitleOf(load.agency())},
                               {absl::StrCat(load.audits())},
                               {absl::StrCat(load.leads())},
                               {load.capacity() == 0 ? "no limit" : absl::StrCat(load.capacity())},
                               {Counted(load.conflicts(), "plan", "plans")}});
  }
  page->blocks().Add(wide);
  page->blocks().Text(absl::StrCat(Counted(allocation.assessments(), "assessment", "assessments"), " in all, of which ",
                                   allocation.kept(), " were started already and stay where they are."));
}

absl::StatusOr<Response> ShowForm(const Visit& visit, const std::vector<std::string>& chosen,
                                  const absl::Status& refused) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  ASSIGN_OR_RETURN(const auto names, Auditors(visit));
  v1::ListConflictsRequest list;
  list.set_cycle(cycle.name());
  ASSIGN_OR_RETURN(const v1::ListConflictsResponse conflicts, visit.api().ListAll(api::kListConflicts, list));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  Page page(visit, "Auditors");
  Dress(cycle, &page);
  page.Done(std::vector<Page::DoneWord>{{"allocated", "Every plan has its auditors."},
                                        {"conflict", "The conflict is declared. Allocate again to respect it."}});
  if (!refused.ok()) page.Wrong({"", {{std::string(refused.message())}}});
  std::map<std::string, std::string> parties = names;
  for (const v1::Service& service : directory.services) parties[service.name()] = service.title();
  PutConflicts(cycle, conflicts, parties, &page);
  page.blocks().Add(Heading{"Allocation"});
  page.blocks().Text(
      "Each plan gets one auditor of each agency, one of them lead; a plan that is marked twice gets two of each. The "
      "seed of the "
      "draw decides, so that anyone can allocate again. Repeating it keeps what was started.");
  Blocks filter = page.blocks().Filter(CyclePath(cycle.name(), "auditors"));
  Checkboxes who;
  who.field = {"auditor", "auditor", "Who takes part?", "s"};
  for (const auto& [user, name] : names) {
    const bool ticked = chosen.empty() || std::find(chosen.begin(), chosen.end(), user) != chosen.end();
    who.choices.push_back({user, name, LastPart(user), ticked});
  }
  filter.Add(who);
  filter.Add(Button{.text = "Show the load", .kind = "secondary"});
  const auto trial = Allocate(visit, chosen, true);
  if (!trial.ok()) {
    page.blocks().Add(WarningText{std::string(trial.status().message())});
    return page.Show(refused.ok() ? 200 : 409);
  }
  PutLoads(*trial, names, directory, &page);
  Blocks form = page.Form(CyclePath(cycle.name(), "auditors"));
  for (const std::string& auditor : chosen) form.Add(Hidden{"auditor", auditor});
  form.Add(Button{.text = "Allocate like this", .once = true});
  return page.Show(refused.ok() ? 200 : 409);
}

absl::StatusOr<Response> Show(Visit& visit) {
  return ShowForm(visit, visit.request().arguments.All("auditor"), absl::OkStatus());
}

absl::StatusOr<Response> Save(Visit& visit) {
  const std::vector<std::string> chosen = visit.request().form.All("auditor");
  const auto allocated = Allocate(visit, chosen, false);
  if (allocated.ok()) return SeeOther(CyclePath(CycleNameOf(visit), "auditors") + "?done=allocated");
  if (!absl::IsInvalidArgument(allocated.status()) && !absl::IsFailedPrecondition(allocated.status())) {
    return allocated.status();
  }
  return ShowForm(visit, chosen, allocated.status());
}

}  // namespace

void AddAuditorsPage(Client& client) {
  client.Get("/cycles/{cycle}/auditors", For::kSignedIn, Show);
  client.Post("/cycles/{cycle}/auditors", For::kSignedIn, Save);
}

}  // namespace ehcpqa::web
