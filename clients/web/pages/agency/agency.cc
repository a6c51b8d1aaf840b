// Our agency: how its input stands in this cycle and the last ones, its services, and what waits for the person.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/directory_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/agency/agency_figures.h"
#include "clients/web/pages/insight/insight_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

// Cycles side by side: the chosen one and those before it.
constexpr size_t kCycles = 5;

// The place in `cycles` of the one that was asked for; else of the latest in which a plan counts.
absl::StatusOr<size_t> Choose(const Visit& visit, const std::vector<v1::Cycle>& cycles) {
  if (const std::string& asked = visit.request().arguments["cycle"]; !asked.empty()) {
    for (size_t i = 0; i < cycles.size(); ++i) {
      if (LastPart(cycles[i].name()) == asked) return i;
    }
    return NoSuch("cycle with results");
  }
  for (size_t i = 0; i < cycles.size(); ++i) {
    v1::GetCycleStatusRequest request;
    request.set_name(cycles[i].name());
    ASSIGN_OR_RETURN(const v1::CycleStatus status, visit.api().Call(api::kGetCycleStatus, request));
    if (status.audits_in() > 0) return i;
  }
  return 0;
}

absl::StatusOr<AgencyFigures> Load(const Visit& visit, const std::vector<v1::Cycle>& cycles) {
  AgencyFigures figures;
  figures.kind = visit.caller().agency_kind();
  figures.owner = OwnerOf(figures.kind);
  ASSIGN_OR_RETURN(const size_t chosen, Choose(visit, cycles));
  ASSIGN_OR_RETURN(figures.chosen, LoadResults(visit, LastPart(cycles[chosen].name())));
  figures.cycles.push_back(figures.chosen);
  for (size_t i = chosen + 1; i < std::min(cycles.size(), chosen + kCycles); ++i) {
    ASSIGN_OR_RETURN(CycleFigures before, LoadFigures(visit, cycles[i]));
    figures.cycles.push_back(std::move(before));
  }
  return figures;
}

void AddChoice(const std::vector<v1::Cycle>& cycles, const AgencyFigures& figures, Blocks blocks) {
  Select select{{"cycle", "cycle", "Cycle"}, {}};
  for (const v1::Cycle& cycle : cycles) {
    select.choices.push_back({LastPart(cycle.name()), cycle.title(), "", cycle.name() == figures.chosen.cycle.name()});
  }
  Blocks filter = blocks.Filter("/agency");
  filter.Add(select);
  filter.Add(Button{.text = "Show", .kind = "secondary"});
}

absl::Status AddServices(const Visit& visit, Blocks blocks) {
  v1::ListServicesRequest request;
  request.set_agency(visit.caller().agency());
  ASSIGN_OR_RETURN(const v1::ListServicesResponse services, visit.api().Call(api::kListServices, request));
  if (services.services().empty()) {
    blocks.Text("No service of your agency is entered yet.");
    return absl::OkStatus();
  }
  Table table{"Services of your agency", "m", {{"Service"}, {"You work for it"}}, {}};
  for (const v1::Service& service : services.services()) {
    const auto& own = visit.caller().services();
    const bool mine = std::find(own.begin(), own.end(), service.name()) != own.end();
    table.rows.push_back({{service.title()}, {mine ? "Yes" : "No"}});
  }
  blocks.Add(table);
  if (SeesFigures(visit)) blocks.Add(Paragraph{"", "/insight?about=services", "Input of services, over time"});
  return absl::OkStatus();
}

// What waits for the person; only what they may ask for.
absl::Status AddOwnWork(const Visit& visit, Blocks blocks) {
  if (!visit.Holds(v1::ROLE_AUDITOR)) return absl::OkStatus();
  ASSIGN_OR_RETURN(const v1::ListMyAssessmentsResponse mine,
                   visit.api().ListAll(api::kListMyAssessments, v1::ListMyAssessmentsRequest()));
  const auto open = std::count_if(mine.assessments().begin(), mine.assessments().end(), [](const auto& assessment) {
    return assessment.state() != v1::ASSESSMENT_STATE_SUBMITTED;
  });
  blocks.Add(Heading{"Your own assessments"});
  blocks.Add(Paragraph{absl::StrCat(Counted(static_cast<int>(open), "assessment", "assessments"), " not handed in."),
                       "/work", "My work"});
  return absl::OkStatus();
}

void AddFigures(const AgencyFigures& figures, Blocks blocks) {
  const CycleResults& chosen = figures.chosen;
  const v1::CycleSummary& summary = chosen.summary;
  SummaryList list;
  list.rows.push_back({"State of the cycle",
                       {StateTag(chosen.cycle.state()).text},
                       "Results of the cycle",
                       chosen.Path(),
                       chosen.cycle.title()});
  list.rows.push_back(
      {"Plans that count",
       {chosen.any() ? absl::StrCat(text::Grouped(summary.audits_counted()), " of ", text::Grouped(summary.audits()))
                     : "No results yet"}});
  list.rows.push_back({"Urgent concerns not closed", {std::to_string(summary.urgent_size())}});
  blocks.Add(list);
  blocks.Add(InsetText{"Working figures, not disclosure-controlled: for internal use."});
  if (figures.owner == v1::OWNER_UNSPECIFIED) return blocks.Text("Your agency marks no criteria.");
  AddLens(figures, blocks);
  AddOwnCauses(figures, blocks);
  AddSections(figures, blocks);
  for (const Word<v1::Owner>& word : Owners()) {
    if (word.value != figures.owner) continue;
    blocks.Add(Paragraph{"", chosen.Path("criteria?owner=") + word.word, "These criteria with all their figures"});
  }
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  Page page(visit, visit.caller().agency_title());
  page.Caption(absl::StrCat("Our agency: ", AgencyKindWords(visit.caller().agency_kind())));
  Blocks blocks = page.blocks();
  if (cycles.empty()) {
    blocks.Text("No cycle has come to scoring yet.");
  } else {
    ASSIGN_OR_RETURN(const AgencyFigures figures, Load(visit, cycles));
    if (std::any_of(figures.cycles.begin(), figures.cycles.end(),
                    [](const CycleFigures& cycle) { return cycle.summary.synthetic(); })) {
      page.Synthetic();
    }
    AddChoice(cycles, figures, blocks);
    AddFigures(figures, blocks);
  }
  RETURN_IF_ERROR(AddOwnWork(visit, blocks));
  RETURN_IF_ERROR(AddServices(visit, blocks));
  return page.Show();
}

}  // namespace

void AddAgencyPage(Client& client) { client.Get("/agency", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
