#include "clients/cli/summary_text.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/output.h"
#include "clients/cli/text_page.h"
#include "clients/text/estimate_text.h"

namespace ehcpqa::cli {
namespace {

using text::EstimateText;
using text::Grouped;

std::string Progress(const v1::CycleSummary& summary) {
  const auto of_audits = [&](int32_t number) {
    return absl::StrCat(Grouped(number), " of ", Grouped(summary.audits()));
  };
  return ToTable(
      {.columns = {"cycle", "title", "rubric", "plans in register", "plans eligible", "audits with every assessment in",
                   "audits with every difference settled", "differences open", "data"}},
      {{{summary.cycle()},
        {summary.title()},
        {summary.rubric()},
        CountCell(summary.register_total()),
        CountCell(summary.eligible_total()),
        {of_audits(summary.audits_counted())},
        {of_audits(summary.audits_agreed())},
        CountCell(summary.differences_open()),
        {summary.synthetic() ? "synthetic: made from invented returns" : ""}}},
      false);
}

void AddGrades(const v1::CycleSummary& summary, TextPage* page) {
  std::vector<Row> rows;
  for (const v1::GradeDistribution& distribution : summary.distributions()) {
    std::string title = distribution.title().empty() ? distribution.of() : distribution.title();
    for (const v1::GradeShare& grade : distribution.grades()) {
      rows.push_back({{std::exchange(title, "")}, {grade.label()}, {EstimateText(grade.estimate())}});
    }
    rows.push_back({{std::exchange(title, "")}, {"good or better"}, {EstimateText(distribution.good_or_better())}});
    if (distribution.limited() > 0) {
      rows.push_back({{}, {"lowered by a rule"}, {absl::StrCat(Grouped(distribution.limited()), " plans")}});
    }
  }
  page->Section("Grades", {"of", "grade", {"share", "share of plans (95 % interval), n of population"}},
                std::move(rows));
}

void AddLegal(const v1::CycleSummary& summary, TextPage* page) {
  if (summary.audits_counted() == 0) return;
  page->Section("Legal requirements", ToTable({.columns = {"plans that meet every one", "not determined"}},
                                              {{{EstimateText(summary.legally_compliant())},
                                                {absl::StrCat(Grouped(summary.legally_not_determined()), " plans")}}},
                                              false));
  std::vector<Row> rows;
  for (const v1::LegalFailures& failures : summary.legal_failures()) {
    rows.push_back({{failures.section()},
                    CountCell(failures.plans()),
                    CountCell(failures.not_met()),
                    CountCell(failures.partly_met()),
                    CountCell(failures.not_determined())});
  }
  page->Section("Legal requirements failed", {"section", "plans", "not met", "partly met", "not determined"},
                std::move(rows));
}

Row CriterionRow(const v1::CriterionResult& result) {
  return {{result.criterion()},
          {WordOfValue(result.kind())},
          {WordOfValue(result.owner())},
          {EstimateText(result.met())},
          {absl::StrJoin(result.levels(), " / ")},
          CountCell(result.not_applicable()),
          CountCell(result.cannot_tell()),
          CountCell(result.unsettled()),
          {result.text()}};
}

void AddCriteria(const v1::CycleSummary& summary, TextPage* page) {
  const std::vector<Column> columns = {"criterion",
                                       "kind",
                                       "owner",
                                       {"met", "at the best level (95 % interval), n of population"},
                                       {"levels", "plans by level"},
                                       {"na", "n/a"},
                                       "cannot tell",
                                       "unsettled",
                                       "statement"};
  std::vector<Row> rows;
  std::map<std::string, const v1::CriterionResult*> by_code;
  for (const v1::CriterionResult& result : summary.criteria()) {
    rows.push_back(CriterionRow(result));
    by_code[result.criterion()] = &result;
  }
  page->Section("Criteria", columns, std::move(rows));
  std::vector<Row> weakest;
  for (const std::string& code : summary.weakest()) {
    const auto found = by_code.find(code);
    if (found == by_code.end()) continue;
    weakest.push_back({{code}, {EstimateText(found->second->met())}, {found->second->text()}});
  }
  page->Section("Weakest criteria",
                {"criterion", {"met", "at the best level (95 % interval), n of population"}, "statement"},
                std::move(weakest));
}

void AddCauses(const v1::CycleSummary& summary, TextPage* page) {
  std::vector<Row> rows;
  for (const v1::CauseCount& cause : summary.causes()) {
    const std::string owner = WordOfValue(cause.owner());
    rows.push_back({{WordOfValue(cause.cause())}, {owner.empty() ? "shared" : owner}, CountCell(cause.count())});
  }
  page->Section("Causes", {"cause", {"owner", "criteria of"}, "times"}, std::move(rows));
}

std::string Agreement(const v1::Agreement& agreement) {
  if (agreement.pairs() == 0) return "";
  return absl::StrCat("  ", Grouped(agreement.same()), " of ", Grouped(agreement.pairs()),
                      " pairs of marks are the same, ", Grouped(agreement.within_one()),
                      " at most one level apart, on ", Grouped(agreement.plans()), " plans marked twice.\n");
}

void AddUrgent(const v1::CycleSummary& summary, TextPage* page) {
  std::vector<Row> rows;
  for (const v1::Concern& concern : summary.urgent()) {
    rows.push_back({{concern.name()},
                    {concern.audit()},
                    {WordOfValue(concern.kind())},
                    {WordOfValue(concern.state())},
                    {concern.raised_at()}});
  }
  if (rows.empty()) return page->Section("Urgent concerns not closed", "None.\n");
  page->Section("Urgent concerns not closed", {"concern", "audit", "kind", "state", "raised at"}, std::move(rows));
}

}  // namespace

std::string SummaryText(const v1::CycleSummary& summary, bool bold) {
  TextPage page(bold);
  page.Section("Progress", Progress(summary));
  AddGrades(summary, &page);
  AddLegal(summary, &page);
  AddCriteria(summary, &page);
  AddCauses(summary, &page);
  page.Section("Agreement on double marks", Agreement(summary.agreement()));
  AddUrgent(summary, &page);
  page.Notes("How the figures were made", {summary.notes().begin(), summary.notes().end()});
  return std::move(page.text());
}

}  // namespace ehcpqa::cli
