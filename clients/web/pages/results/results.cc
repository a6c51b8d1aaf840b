// What a cycle found, as a whole: what stands behind the figures, grades, the law, agreement, what is weakest and why.
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/text/estimate_text.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

using text::EstimateText;
using text::Grouped;

// Section code of "section:F"; empty for what is no section.
std::string SectionOf(const v1::GradeDistribution& distribution) {
  constexpr char kSection[] = "section:";
  return absl::StartsWith(distribution.of(), kSection) ? distribution.of().substr(sizeof kSection - 1) : "";
}

void AddBehind(const CycleResults& results, Blocks blocks) {
  const v1::CycleSummary& summary = results.summary;
  const auto of_audits = [&](int number) { return absl::StrCat(Grouped(number), " of ", Grouped(summary.audits())); };
  blocks.Add(Heading{"What stands behind the figures"});
  SummaryList list;
  list.rows.push_back({"State of the cycle", {StateTag(results.cycle.state()).text}});
  list.rows.push_back({"Plans that count: every assessment is in", {of_audits(summary.audits_counted())}});
  list.rows.push_back({"Plans with every difference settled", {of_audits(summary.audits_agreed())}});
  list.rows.push_back({"Differences open", {Grouped(summary.differences_open())}});
  list.rows.push_back({"Plans that could be drawn (the population)", {Grouped(summary.eligible_total())}});
  list.rows.push_back({"Plans open in the register", {Grouped(summary.register_total())}});
  list.rows.push_back({"Rubric", {RubricWords(summary.rubric())}, "Read", RubricPath(summary.rubric()), "the rubric"});
  blocks.Add(list);
}

void AddGrades(const CycleResults& results, Blocks blocks) {
  blocks.Add(Heading{"Grades"});
  Table sections{
      "Grades of sections",
      "m",
      {{"Section"}, {"Good or better: share of plans (95 % interval), n of population"}, {"Lowered by a rule", true}},
      {}};
  for (const v1::GradeDistribution& distribution : results.summary.distributions()) {
    const std::string section = SectionOf(distribution);
    if (!section.empty()) {
      sections.rows.push_back({{results.SectionHeading(section), results.Path("sections/" + Encode(section))},
                               {EstimateText(distribution.good_or_better())},
                               {Grouped(distribution.limited())}});
      continue;
    }
    blocks.Add(GradeTable(distribution, distribution.title().empty() ? distribution.of() : distribution.title()));
    if (distribution.limited() > 0) {
      blocks.Text(
          absl::StrCat("A limiting rule lowered the grade of ", Counted(distribution.limited(), "plan", "plans"), "."));
    }
  }
  if (!sections.rows.empty()) blocks.Add(WideTable{sections});
  blocks.Add(Paragraph{"", "/insight/trend?subject=plan&measure=good-or-better", "Grades of plans cycle by cycle"});
  blocks.Add(Paragraph{"", Link("/insight", {{"cycle", LastPart(results.cycle.name())}, {"over", "rolling"}}),
                       "The four quarters that end with this cycle, taken together"});
}

void AddLaw(const CycleResults& results, Blocks blocks) {
  const v1::CycleSummary& summary = results.summary;
  blocks.Add(Heading{"Legal requirements"});
  SummaryList list;
  list.rows.push_back({"Plans that meet every legal requirement", {EstimateText(summary.legally_compliant())}});
  list.rows.push_back({"Not determined", {Counted(summary.legally_not_determined(), "plan", "plans")}});
  blocks.Add(list);
  Table table{"Legal requirements failed, by section",
              "m",
              {{"Section"}, {"Plans", true}, {"Not met", true}, {"Partly met", true}, {"Not determined", true}},
              {}};
  for (const v1::LegalFailures& failures : summary.legal_failures()) {
    table.rows.push_back(
        {{results.SectionHeading(failures.section()), results.Path("sections/" + Encode(failures.section()))},
         {Grouped(failures.plans())},
         {Grouped(failures.not_met())},
         {Grouped(failures.partly_met())},
         {Grouped(failures.not_determined())}});
  }
  if (table.rows.empty()) {
    blocks.Text("No legal requirement failed.");
  } else {
    blocks.Add(WideTable{table});
  }
}

void AddAgreement(const CycleResults& results, Blocks blocks) {
  const v1::Agreement& agreement = results.summary.agreement();
  blocks.Add(Heading{"Agreement of plans marked twice"});
  if (agreement.pairs() == 0) return blocks.Text("No plan has two sets of marks yet.");
  blocks.Text(absl::StrCat(Grouped(agreement.same()), " of ", Grouped(agreement.pairs()),
                           " pairs of first marks are the same and ", Grouped(agreement.within_one()),
                           " at most one level apart, on ", Counted(agreement.plans(), "plan", "plans"), "."));
  blocks.Add(Paragraph{"", Link("/insight/agreement", {{"cycle", LastPart(results.cycle.name())}}),
                       "Agreement criterion by criterion"});
}

void AddWeakest(const CycleResults& results, Blocks blocks) {
  Table table{"Weakest criteria", "m", {{"Criterion"}, {"Statement"}, {"Marked by"}, {kShareOfPlans}}, {}};
  for (const std::string& code : results.summary.weakest()) {
    const v1::CriterionResult* result = results.Find(code);
    if (result == nullptr) continue;
    table.rows.push_back({{code, results.Path("criteria/" + Encode(code))},
                          {result->text()},
                          {OwnerWords(result->owner())},
                          {EstimateText(result->met())}});
  }
  blocks.Add(Heading{"Criteria"});
  if (!table.rows.empty()) blocks.Add(WideTable{table});
  blocks.Add(Paragraph{"", results.Path("criteria"), "Every criterion of this cycle"});
}

void AddCauses(const v1::CycleSummary& summary, Blocks blocks) {
  Table table{"Why criteria were not met", "m", {{"Cause"}, {"Criteria of"}, {"Times named", true}}, {}};
  for (const v1::CauseCount& cause : summary.causes()) {
    const std::string owner = AgencyKindWords(cause.owner());
    table.rows.push_back({{CauseWords(cause.cause())},
                          {owner.empty() ? OwnerWords(v1::OWNER_SHARED) : owner},
                          {Grouped(cause.count())}});
  }
  if (!table.rows.empty()) blocks.Add(WideTable{table});
}

void AddUrgent(const Visit& visit, const v1::CycleSummary& summary, Blocks blocks) {
  if (summary.urgent().empty()) {
    blocks.Add(Heading{"Urgent concerns not closed"});
    return blocks.Text("None.");
  }
  Table table{"Urgent concerns not closed", "m", {{"Plan"}, {"Kind"}, {"State"}, {"Raised"}}, {}};
  for (const v1::Concern& concern : summary.urgent()) {
    table.rows.push_back({{absl::StrCat("Plan ", LastPart(concern.audit()))},
                          {TextOf(ConcernKinds(), concern.kind())},
                          {.tag = StateTag(concern.state())},
                          {TimeWords(concern.raised_at())}});
  }
  blocks.Add(WideTable{table});
  if (visit.Holds(v1::ROLE_COORDINATOR) || visit.Holds(v1::ROLE_MODERATOR)) {
    blocks.Add(Paragraph{"", CyclePath(summary.cycle(), "concerns"), "Concerns of this cycle"});
  }
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const CycleResults results, LoadResults(visit, visit.request().parameters["cycle"]));
  const v1::CycleSummary& summary = results.summary;
  Page page(visit, "Results");
  page.Back(CyclePath(results.cycle.name()), results.cycle.title());
  Frame(results, &page);
  Blocks blocks = page.blocks();
  AddBehind(results, blocks);
  if (results.any()) {
    AddGrades(results, blocks);
    AddLaw(results, blocks);
    AddAgreement(results, blocks);
    AddWeakest(results, blocks);
    AddCauses(summary, blocks);
  } else {
    blocks.Add(InsetText{"No results yet: a plan counts when every assessment of it is in."});
  }
  AddUrgent(visit, summary, blocks);
  blocks.Add(Heading{"How the figures were made"});
  List notes;
  for (const std::string& note : summary.notes()) notes.items.push_back({note});
  blocks.Add(notes);
  return page.Show();
}

}  // namespace

void AddResultsPage(Client& client) { client.Get("/cycles/{cycle}/results", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
