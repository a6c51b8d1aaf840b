// The figures of a cycle, or of several together: by subject, and by group where one is asked for.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/api/insight_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/text/figure_text.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/drawing.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/insight/figure_rows.h"
#include "clients/web/pages/insight/insight_view.h"
#include "clients/web/pages/insight/span_choice.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"
#include "services/charts/grade_chart.h"

namespace ehcpqa::web {
namespace {

using charts::GradeChart;
using text::Grouped;

constexpr char kServices[] = "services";

// Parts of the page. Criteria have a page of their own in each cycle, and a trend.
struct Part {
  const char* word;  // In the address.
  const char* heading;
  std::vector<std::string> kinds;  // Of subjects.
};
const std::vector<Part>& Parts() {
  static const std::vector<Part> parts = {{"plans", "Whole plan and the input of agencies", {"plan", "lens", "agency"}},
                                          {kServices, "Input of services", {"service"}},
                                          {"sections", "Sections", {"section"}},
                                          {"tags", "Tags", {"tag"}}};
  return parts;
}

// Bars of one measure: a subject each, or where plans are grouped a group each below its subject.
GradeChart ChartOf(const Part& part, const std::vector<FigureRow>& rows, v1::Measure measure, bool grouped) {
  const std::string words = TextOf(Measures(), measure);
  GradeChart chart;
  chart.caption = {absl::StrCat("figures-", part.word), absl::StrCat(part.heading, ": ", words),
                   absl::StrCat(words, ", with 95 % intervals. The table below has every value.")};
  chart.axis_title = absl::StrCat(words, ": share, with 95 % interval");
  for (const FigureRow& row : rows) {
    const v1::Figure* figure = row.Find(measure);
    if (figure == nullptr) continue;
    if (chart.subjects.empty() || (grouped && row.all_plans)) {
      chart.subjects.push_back({grouped ? SubjectWords(row.subject, row.title) : "", {}});
    }
    const Drawable drawable = DrawableOf(figure->estimate());
    chart.subjects.back().grades.push_back({grouped ? row.group : SubjectWords(row.subject, row.title), drawable.share,
                                            drawable.low, drawable.high, text::FigureText(*figure)});
  }
  return chart;
}

void AddPart(const Part& part, const std::vector<FigureRow>& rows, bool grouped, Blocks blocks) {
  const std::vector<v1::Measure> measures = MeasuresOf(rows);
  if (measures.empty()) return;
  blocks.Add(Heading{part.heading});
  blocks.Add(DrawnChart(ChartOf(part, rows, measures[0], grouped)));
  Table table{absl::StrCat(part.heading, ": figures (95 % interval), n of population"), "m", {{"About"}}, {}};
  if (grouped) table.columns.push_back({"Plans"});
  for (const v1::Measure measure : measures) table.columns.push_back({TextOf(Measures(), measure)});
  for (const FigureRow& row : rows) {
    std::vector<Table::Cell> cells = {
        {SubjectWords(row.subject, row.title), row.all_plans ? TrendLink(row.subject, measures[0]) : ""}};
    if (grouped) cells.push_back({row.group});
    for (const v1::Measure measure : measures) {
      const v1::Figure* figure = row.Find(measure);
      cells.push_back({figure == nullptr ? "Does not apply" : text::FigureText(*figure)});
    }
    table.rows.push_back(std::move(cells));
  }
  blocks.Add(LongTable(std::move(table)));
}

void AddLaw(const v1::Insight& insight, Blocks blocks) {
  Table table{"Legal requirements failed, by section",
              "m",
              {{"Section"}, {"Plans", true}, {"Not met", true}, {"Partly met", true}, {"Not determined", true}},
              {}};
  for (const v1::LegalFailures& failures : insight.legal_failures()) {
    std::string title = failures.section();
    for (const v1::Figure& figure : insight.figures()) {
      if (figure.subject() == "section:" + failures.section()) title = SubjectWords(figure.subject(), figure.title());
    }
    table.rows.push_back({{title},
                          {Grouped(failures.plans())},
                          {Grouped(failures.not_met())},
                          {Grouped(failures.partly_met())},
                          {Grouped(failures.not_determined())}});
  }
  blocks.Add(Heading{"Legal requirements"});
  if (table.rows.empty()) return blocks.Text("No legal requirement failed.");
  blocks.Add(WideTable{table});
}

void AddCauses(const v1::Insight& insight, Blocks blocks) {
  if (insight.causes().empty()) return;
  Table table{"Why criteria were not met", "m", {{"Cause"}, {"Criteria of"}, {"Times named", true}}, {}};
  for (const v1::CauseCount& cause : insight.causes()) {
    const std::string owner = AgencyKindWords(cause.owner());
    table.rows.push_back({{CauseWords(cause.cause())},
                          {owner.empty() ? OwnerWords(v1::OWNER_SHARED) : owner},
                          {Grouped(cause.count())}});
  }
  blocks.Add(WideTable{table});
}

void AddFigures(const v1::Insight& insight, const std::string& about, bool grouped, Blocks blocks) {
  for (const Part& part : Parts()) {
    if (about.empty() || about == part.word) AddPart(part, RowsOf(insight, part.kinds), grouped, blocks);
  }
  if (about == kServices && insight.figures().empty()) {
    blocks.Text(
        "No service is on record as having had a part in a plan, so none has figures. The coordinator declares which "
        "services had a part in which plans with the auditors of the cycle.");
  }
  // Failures are told by section, whose titles come with their figures; causes are those of all criteria.
  if (about.empty() || about == "sections") AddLaw(insight, blocks);
  if (about.empty()) AddCauses(insight, blocks);
  if (!insight.span().cycles().empty()) {
    const std::string& last = insight.span().cycles(insight.span().cycles_size() - 1);
    blocks.Add(Paragraph{"", ResultsPath(last, "criteria"), "Every criterion of the last cycle"});
  }
  if (insight.notes().empty()) return;
  blocks.Add(Heading{"How the figures were made"});
  List notes;
  for (const std::string& note : insight.notes()) notes.items.push_back({note});
  blocks.Add(notes);
}

absl::StatusOr<Response> Show(Visit& visit) {
  const Fields& asked = visit.request().arguments;
  Page page(visit, "Results over time");
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  if (cycles.empty()) return NothingYet(&page);
  SpanChoice choice(cycles, asked);
  v1::GetInsightRequest request;
  *request.mutable_span() = choice.span();
  request.set_dimension(ValueOf(Groupings(), asked["by"]));
  Select about{{"about", "about", "About"}, {{"", "Everything"}}};
  std::string word;
  for (const Part& part : Parts()) {
    about.choices.push_back({part.word, part.heading, "", asked["about"] == part.word});
    if (asked["about"] == part.word) word = part.word;
  }
  for (const Part& part : Parts()) {
    if (!word.empty() && word != part.word) continue;
    for (const std::string& kind : part.kinds) request.add_subjects(kind);
  }
  const auto insight = visit.api().Call(api::kGetInsight, request);
  Select by = GroupingField("All plans together", request.dimension());
  std::vector<FormField> places = choice.Places("span");
  places.push_back({"dimension", &by.field, "Grouped by:"});
  places.push_back({"subjects", &about.field, "About:"});
  ASSIGN_OR_RETURN(const Heard heard, Hear(insight.status(), places, &page));
  Blocks blocks = page.blocks();
  AddInsightLinks(visit, choice.arguments(), blocks);
  Blocks filter = blocks.Filter(visit.request().path);
  choice.Add(filter);
  filter.Add(about);
  filter.Add(by);
  filter.Add(Button{.text = "Show", .kind = "secondary"});
  if (heard.figures) {
    AddSpan(insight->span(), cycles, &page);
    AddFigures(*insight, word, request.dimension() != v1::DIMENSION_UNSPECIFIED, blocks);
  }
  if (!heard.instead.empty()) blocks.Add(InsetText{heard.instead});
  return page.Show(heard.status);
}

}  // namespace

void AddInsightPage(Client& client) { client.Get("/insight", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
