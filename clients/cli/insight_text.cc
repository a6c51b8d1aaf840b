#include "clients/cli/insight_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/names.h"
#include "clients/cli/text_page.h"
#include "clients/text/estimate_text.h"
#include "clients/text/figure_text.h"

namespace ehcpqa::cli {
namespace {

using text::DifferenceText;
using text::FigureText;
using text::Grouped;

// Families up to this size are told comparison by comparison.
constexpr int kSmallFamily = 5;

Column FigureColumn(v1::Measure measure) {
  return measure == v1::MEASURE_MEAN_SCORE ? Column("figure", "mean score (95 % interval), n of population")
                                           : Column("figure", "share (95 % interval), n of population");
}

// One row a figure; the subject stands in the first row of its groups only.
void AddMeasure(const v1::Insight& insight, v1::Measure measure, TextPage* page) {
  const bool grouped = std::any_of(insight.figures().begin(), insight.figures().end(),
                                   [](const v1::Figure& figure) { return !figure.group().empty(); });
  std::vector<Row> rows;
  std::string subject;
  for (const v1::Figure& figure : insight.figures()) {
    if (figure.measure() != measure) continue;
    const bool first = figure.subject() != subject;
    subject = figure.subject();
    Row row = {{first ? figure.subject() : ""}};
    if (grouped) row.push_back({!figure.group().empty() ? figure.group() : first ? "all plans" : "not recorded"});
    row.push_back({FigureText(figure)});
    row.push_back({first ? figure.title() : ""});
    rows.push_back(std::move(row));
  }
  std::vector<Column> columns = {"subject"};
  if (grouped) columns.emplace_back("group");
  columns.push_back(FigureColumn(measure));
  // Statements of criteria are long: behind the figures they push nothing out of sight.
  columns.emplace_back("title");
  page->Section(text::MeasureTitle(measure), columns, std::move(rows));
}

void AddLawAndCauses(const v1::Insight& insight, TextPage* page) {
  std::vector<Row> law, causes;
  for (const v1::LegalFailures& failures : insight.legal_failures()) {
    law.push_back({{failures.section()},
                   CountCell(failures.plans()),
                   CountCell(failures.not_met()),
                   CountCell(failures.partly_met()),
                   CountCell(failures.not_determined())});
  }
  page->Section("Legal requirements failed", {"section", "plans", "not met", "partly met", "not determined"},
                std::move(law));
  for (const v1::CauseCount& cause : insight.causes()) {
    const std::string owner = WordOfValue(cause.owner());
    causes.push_back({{WordOfValue(cause.cause())}, {owner.empty() ? "shared" : owner}, CountCell(cause.count())});
  }
  page->Section("Causes", {"cause", {"owner", "criteria of"}, "times"}, std::move(causes));
}

std::string FamilySentence(const v1::ChangeReport& report) {
  int higher = 0, lower = 0, same = 0, unknown = 0;
  for (const v1::Change& change : report.changes()) {
    higher += change.verdict() == v1::CHANGE_VERDICT_HIGHER;
    lower += change.verdict() == v1::CHANGE_VERDICT_LOWER;
    same += change.verdict() == v1::CHANGE_VERDICT_NO_EVIDENCE;
    unknown += change.verdict() == v1::CHANGE_VERDICT_CANNOT_TELL;
  }
  return absl::StrCat(Grouped(higher), " higher, ", Grouped(lower), " lower, ", Grouped(same),
                      " without evidence of change, ", Grouped(unknown), " that cannot be told.");
}

std::string VerdictWords(v1::ChangeVerdict verdict) {
  switch (verdict) {
    case v1::CHANGE_VERDICT_HIGHER:
      return "higher";
    case v1::CHANGE_VERDICT_LOWER:
      return "lower";
    case v1::CHANGE_VERDICT_NO_EVIDENCE:
      return "no evidence of change";
    default:
      return "cannot tell";
  }
}

void AddSentences(const v1::ChangeReport& report, TextPage* page) {
  const bool small = report.changes_size() <= kSmallFamily;
  if (!small) page->Paragraph(FamilySentence(report));
  std::vector<std::string> sentences;
  for (const v1::Change& change : report.changes()) {
    const bool changed = change.verdict() == v1::CHANGE_VERDICT_HIGHER || change.verdict() == v1::CHANGE_VERDICT_LOWER;
    if (small || changed)
      sentences.push_back(absl::StrCat(absl::StripSuffix(change.title(), "."), ". ", change.text()));
  }
  page->Notes("", sentences);
}

// "+7 and +2 points": within strata, and from another mix of them.
std::string PartsWords(const v1::Change& change) {
  if (!change.has_within() || !change.has_composition()) return "";
  const auto points = [&](double difference) {
    const int64_t whole = text::PerCent(difference < 0 ? -difference : difference);
    return whole == 0 ? std::string("0") : absl::StrCat(difference < 0 ? "-" : "+", whole);
  };
  return absl::StrCat(points(change.within()), " and ", points(change.composition()));
}

}  // namespace

std::string SpanWords(const v1::SpanCycles& span) {
  std::string words =
      absl::StrCat(span.title(), ": ", Grouped(span.plans()), span.plans() == 1 ? " plan" : " plans",
                   " marked, which speak for ", Grouped(span.population()), "; rubric ", ShortName(span.rubric()), ".");
  if (span.cycles_size() > 1) {
    std::vector<std::string> cycles;
    for (const std::string& cycle : span.cycles()) cycles.push_back(ShortName(cycle));
    absl::StrAppend(&words, " Cycles: ", absl::StrJoin(cycles, ", "), ".");
  }
  for (const std::string& left_out : span.left_out()) absl::StrAppend(&words, " Left out: ", left_out, ".");
  if (span.synthetic()) absl::StrAppend(&words, " Synthetic: made from invented returns.");
  return words;
}

std::string InsightText(const v1::Insight& insight, bool all_parts, bool bold) {
  TextPage page(bold);
  page.Paragraph(SpanWords(insight.span()));
  if (insight.figures().empty()) page.Paragraph("No figure: none of these subjects has one of these measures.");
  for (const v1::Measure measure :
       {v1::MEASURE_GOOD_OR_BETTER, v1::MEASURE_MET, v1::MEASURE_MEAN_SCORE, v1::MEASURE_LEGALLY_COMPLIANT}) {
    AddMeasure(insight, measure, &page);
  }
  if (all_parts) AddLawAndCauses(insight, &page);
  page.Notes("How the figures were made", {insight.notes().begin(), insight.notes().end()});
  return std::move(page.text());
}

std::string ChangeText(const v1::ChangeReport& report, bool bold) {
  TextPage page(bold);
  page.Paragraph(absl::StrCat(report.family(), "."));
  page.Paragraph(absl::StrCat("Before: ", SpanWords(report.before())));
  page.Paragraph(absl::StrCat("After: ", SpanWords(report.after())));
  AddSentences(report, &page);
  std::vector<Row> rows;
  for (const v1::Change& change : report.changes()) {
    rows.push_back({{change.subject()},
                    {FigureText(change.before(), change.subject(), report.measure())},
                    {FigureText(change.after(), change.subject(), report.measure())},
                    {DifferenceText(change, report.measure())},
                    {change.has_p() ? text::PText(change.p()) : "", true},
                    {change.has_adjusted_p() ? text::PText(change.adjusted_p()) : "", true},
                    {PartsWords(change)},
                    {VerdictWords(change.verdict())}});
  }
  page.Section(text::MeasureTitle(report.measure()),
               {"subject",
                {"before", "before (95 % interval), n of population"},
                {"after", "after (95 % interval), n of population"},
                {"difference", "difference (95 % interval)"},
                "p",
                {"adjusted", "adjusted p"},
                {"parts", "points within strata, from their mix"},
                "verdict"},
               std::move(rows));
  return std::move(page.text());
}

}  // namespace ehcpqa::cli
