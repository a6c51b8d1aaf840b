// What changed between two cycles, or two years: a family of comparisons that was declared before it was looked at.
#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "clients/api/insight_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/text/figure_text.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/insight/insight_view.h"
#include "clients/web/pages/insight/span_choice.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

using text::Grouped;

// Families up to this size are told comparison by comparison.
constexpr int kSmallFamily = 5;

// Subjects that are compared together.
struct Family {
  const char* word;  // In the address, and the kind of the contract.
  const char* text;
};
constexpr Family kFamilies[] = {
    {"plan", "The whole plan"},         {"lens", "Input of education, health and social care"},
    {"agency", "Input of each agency"}, {"service", "Input of each service"},
    {"section", "Every section"},       {"criterion", "Every criterion"}};

std::string VerdictWords(v1::ChangeVerdict verdict) {
  switch (verdict) {
    case v1::CHANGE_VERDICT_HIGHER:
      return "Higher";
    case v1::CHANGE_VERDICT_LOWER:
      return "Lower";
    case v1::CHANGE_VERDICT_NO_EVIDENCE:
      return "No evidence of change";
    default:
      return "Cannot tell";
  }
}

std::string Points(double difference) {
  const int64_t points = text::PerCent(std::fabs(difference));
  return points == 0 ? "0" : absl::StrCat(difference < 0 ? "-" : "+", points);
}

void AddSentences(const v1::ChangeReport& report, Blocks blocks) {
  const bool small = report.changes_size() <= kSmallFamily;
  if (!small) {
    const auto count = [&](v1::ChangeVerdict verdict) {
      return Grouped(std::count_if(report.changes().begin(), report.changes().end(),
                                   [&](const v1::Change& change) { return change.verdict() == verdict; }));
    };
    blocks.Text(absl::StrCat(count(v1::CHANGE_VERDICT_HIGHER), " higher, ", count(v1::CHANGE_VERDICT_LOWER), " lower, ",
                             count(v1::CHANGE_VERDICT_NO_EVIDENCE), " without evidence of change, ",
                             count(v1::CHANGE_VERDICT_CANNOT_TELL), " that cannot be told."));
  }
  List sentences;
  for (const v1::Change& change : report.changes()) {
    const bool changed = change.verdict() == v1::CHANGE_VERDICT_HIGHER || change.verdict() == v1::CHANGE_VERDICT_LOWER;
    if (!small && !changed) continue;
    sentences.items.push_back({SubjectWords(change.subject(), change.title()),
                               TrendLink(change.subject(), report.measure()), absl::StrCat(". ", change.text())});
  }
  if (!sentences.items.empty()) blocks.Add(sentences);
}

void AddTable(const v1::ChangeReport& report, Blocks blocks) {
  const bool adjusted = std::any_of(report.changes().begin(), report.changes().end(),
                                    [](const v1::Change& change) { return change.has_adjusted_p(); });
  const bool parts = report.measure() != v1::MEASURE_MEAN_SCORE &&
                     std::any_of(report.changes().begin(), report.changes().end(), [](const v1::Change& change) {
                       return change.has_within() && change.has_composition();
                     });
  Table table{absl::StrCat(TextOf(Measures(), report.measure()), ", before and after (95 % interval)"),
              "m",
              {{"About"}, {"What may be said"}, {"Before"}, {"After"}, {"Difference"}, {"p", true}},
              {}};
  if (adjusted) table.columns.push_back({"p, adjusted for the family", true});
  if (parts) table.columns.push_back({"Points within strata, and from another mix of them"});
  for (const v1::Change& change : report.changes()) {
    const std::string difference = text::DifferenceText(change, report.measure());
    std::vector<Table::Cell> row = {{SubjectWords(change.subject(), change.title())},
                                    {VerdictWords(change.verdict())},
                                    {text::FigureText(change.before(), change.subject(), report.measure())},
                                    {text::FigureText(change.after(), change.subject(), report.measure())},
                                    {difference.empty() ? "Not shown" : difference},
                                    {change.has_p() ? text::PText(change.p()) : "None"}};
    if (adjusted) row.push_back({change.has_adjusted_p() ? text::PText(change.adjusted_p()) : "None"});
    if (parts) {
      row.push_back({change.has_within() && change.has_composition() && !difference.empty()
                         ? absl::StrCat(Points(change.within()), " and ", Points(change.composition()))
                         : "Cannot be told"});
    }
    table.rows.push_back(std::move(row));
  }
  blocks.Add(LongTable(std::move(table)));
}

std::string SideWords(const v1::SpanCycles& span) {
  return absl::StrCat(span.title(), ": ", Counted(span.plans(), "marked plan", "marked plans"), ", which speak for ",
                      Grouped(span.population()));
}

void AddChange(const v1::ChangeReport& report, const std::vector<v1::Cycle>& cycles, Page* page) {
  Blocks blocks = page->blocks();
  if (report.before().synthetic() || report.after().synthetic()) page->Synthetic();
  blocks.Add(Heading{"What changed"});
  AddSentences(report, blocks);
  SummaryList list;
  list.rows.push_back({"Before", {SideWords(report.before())}});
  list.rows.push_back({"After", {SideWords(report.after())}});
  for (const v1::SpanCycles* span : {&report.before(), &report.after()}) {
    for (const std::string& one : span->left_out()) {
      list.rows[span == &report.before() ? 0 : 1].lines.push_back("Left out: " + LeftOutWords(one, cycles));
    }
  }
  list.rows.push_back({"How it is judged", {report.family()}});
  blocks.Add(list);
  blocks.Add(InsetText{"Working figures, not disclosure-controlled: for internal use."});
  AddTable(report, blocks);
}

absl::StatusOr<Response> Show(Visit& visit) {
  const Fields& asked = visit.request().arguments;
  Page page(visit, "Change between cycles");
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  if (cycles.empty()) return NothingYet(&page);
  SpanChoice after(cycles, asked, {"after-", "After", "", false});
  // The cycle before the later one, when nobody has said which.
  std::string earlier = after.last();
  for (size_t i = 0; i + 1 < cycles.size(); ++i) {
    if (LastPart(cycles[i].name()) == after.last()) earlier = LastPart(cycles[i + 1].name());
  }
  SpanChoice before(cycles, asked, {"before-", "Before", earlier, false});
  Select family{{"family", "family", "Compared"}, {}};
  std::string chosen = asked["family"].empty() ? kFamilies[0].word : asked["family"];
  for (const Family& one : kFamilies) family.choices.push_back({one.word, one.text, "", chosen == one.word});
  v1::GetChangeRequest request;
  *request.mutable_before() = before.span();
  *request.mutable_after() = after.span();
  request.add_subjects(chosen);
  request.set_measure(asked["measure"].empty() ? (chosen == "criterion" ? v1::MEASURE_MET : v1::MEASURE_GOOD_OR_BETTER)
                                               : ValueOf(Measures(), asked["measure"]));
  Select measure = MeasureField(request.measure());
  Heard heard{200, "There is one cycle only: change needs two.", false};
  absl::StatusOr<v1::ChangeReport> report = v1::ChangeReport();
  if (cycles.size() > 1) {
    report = visit.api().Call(api::kGetChange, request);
    std::vector<FormField> places = before.Places("before");
    const std::vector<FormField> of_after = after.Places("after");
    places.insert(places.end(), of_after.begin(), of_after.end());
    places.push_back({"subjects", &family.field, "Compared:"});
    places.push_back({"measure", &measure.field, "Measure:"});
    ASSIGN_OR_RETURN(heard, Hear(report.status(), places, &page));
  }
  Blocks blocks = page.blocks();
  AddInsightLinks(visit, {}, blocks);
  Blocks filter = blocks.Filter(visit.request().path);
  before.Add(filter);
  after.Add(filter);
  filter.Add(family);
  filter.Add(measure);
  filter.Add(Button{.text = "Compare", .kind = "secondary"});
  if (heard.figures) AddChange(*report, cycles, &page);
  if (!heard.instead.empty()) blocks.Add(InsetText{heard.instead});
  return page.Show(heard.status);
}

}  // namespace

void AddChangePage(Client& client) { client.Get("/insight/change", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
