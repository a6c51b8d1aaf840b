// The plans of a cycle's sample, with every swap.
#include <map>

#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

// How the sample is derived again, in the words of README.
void PutDerivation(const v1::Cycle& cycle, Blocks blocks) {
  SummaryList list;
  list.rows.push_back({"Hash of the frame (SHA-256)", {cycle.manifest_sha256()}});
  list.rows.push_back({"Seed", {cycle.seed()}});
  blocks.Add(list);
  blocks.Add(Details{
      "How anyone can draw the same sample again",
      absl::StrCat("Within each stratum the plans of the frame are ordered by HMAC-SHA-256 of “",
                   LastPart(cycle.name()),
                   "|reference” with the seed as key; the first ones are the sample, the next ones the reserves.")});
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  v1::ListSampleRequest request;
  request.set_name(cycle.name());
  ASSIGN_OR_RETURN(const v1::ListSampleResponse sample, visit.api().ListAll(api::kListSample, request));
  v1::ListAuditsRequest list;
  list.set_cycle(cycle.name());
  ASSIGN_OR_RETURN(const v1::ListAuditsResponse audits, visit.api().ListAll(api::kListAudits, list));
  std::map<std::string, const v1::Audit*> by_name;
  for (const v1::Audit& audit : audits.audits()) by_name[audit.name()] = &audit;

  Page page(visit, "Sample");
  Dress(cycle, &page);
  page.Done(std::vector<Page::DoneWord>{{"swapped", "The plan was swapped for the next reserve."},
                                        {"version", "The version of the plan is recorded."}});
  if (sample.plans().empty()) {
    page.blocks().Text("No sample is drawn yet.");
    return page.Show();
  }
  PutDerivation(cycle, page.blocks());
  const bool may_change = visit.Holds(v1::ROLE_COORDINATOR);
  WideTable wide;
  wide.table.caption = "Plans of the sample";
  wide.table.columns = {{"Plan"},   {"Reference"},       {"Stratum"}, {"Order", true},
                        {"Marked"}, {"Version audited"}, {"State"}};
  if (may_change) wide.table.columns.push_back({"Swap"});
  for (const v1::SamplePlan& plan : sample.plans()) {
    const std::string number = LastPart(plan.audit());
    const std::string path = CyclePath(cycle.name(), absl::StrCat("audits/", Encode(number)));
    const bool out = plan.status() == v1::SAMPLE_STATUS_SWAPPED_OUT;
    const auto audit = by_name.find(plan.audit());
    const std::string version = audit == by_name.end() ? "" : audit->second->plan_version_on();
    Table::Cell version_cell = {version.empty() ? "Not recorded" : DateWords(version)};
    if (may_change && !out) {
      version_cell = {version.empty() ? "Record" : DateWords(version), path + "/version",
                      absl::StrCat("for plan ", number)};
    }
    const bool marking = audit != by_name.end() && cycle.state() >= v1::CYCLE_STATE_SCORING;
    Tag state = marking ? StateTag(audit->second->state()) : Tag{"Drawn", "grey"};
    if (out) state = {"Swapped out", "grey"};
    std::vector<Table::Cell> row = {
        {absl::StrCat("Plan ", number), path},
        {plan.replaces().empty() ? plan.plan_ref() : absl::StrCat(plan.plan_ref(), ", in place of ", plan.replaces())},
        {EventWords(plan.stratum())},
        {absl::StrCat(plan.rank())},
        {plan.double_marked() ? "Twice" : "Once"},
        version_cell,
        {.tag = state}};
    if (may_change) {
      row.push_back(out ? Table::Cell{plan.swap_reason()}
                        : Table::Cell{"Swap", path + "/swap", absl::StrCat("plan ", number)});
    }
    wide.table.rows.push_back(std::move(row));
  }
  page.blocks().Add(wide);
  return page.Show();
}

}  // namespace

void AddSamplePage(Client& client) { client.Get("/cycles/{cycle}/sample", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
