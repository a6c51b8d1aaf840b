// Agencies or groups of plans against their common share: by name, never by rank.
#include "absl/strings/str_cat.h"
#include "clients/api/insight_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/text/figure_text.h"
#include "clients/web/html/content.h"
#include "clients/web/html/drawing.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/insight/insight_view.h"
#include "clients/web/pages/insight/span_choice.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"
#include "services/charts/funnel_chart.h"

namespace ehcpqa::web {
namespace {

using charts::FunnelChart;
using text::Grouped;

std::string PlaceWords(const v1::FunnelUnit& unit) {
  const std::string side = unit.above() ? "Above" : "Below";
  switch (unit.place()) {
    case v1::FUNNEL_PLACE_OUTSIDE_95:
      return side + " the 95 % limits: look closer";
    case v1::FUNNEL_PLACE_OUTSIDE_998:
      return side + " the 99.8 % limits";
    default:
      return "Within what chance explains";
  }
}

// Kinds of units that are compared each on its own input: the subject of a request without a dimension.
constexpr char kAgency[] = "agency", kService[] = "service";

std::string UnitTitle(const v1::Comparison& comparison, const v1::FunnelUnit& unit) {
  return comparison.dimension() == v1::DIMENSION_UNSPECIFIED ? unit.title() : GroupWords(unit.unit());
}

FunnelChart ChartOf(const v1::Comparison& comparison) {
  FunnelChart chart;
  chart.caption = {"comparison", absl::StrCat(comparison.title(), ": ", TextOf(Measures(), comparison.measure())),
                   comparison.text()};
  for (const v1::FunnelUnit& unit : comparison.units()) {
    FunnelChart::Unit mark;
    mark.name = UnitTitle(comparison, unit);
    if (unit.n() > 0) {
      mark.plans = unit.n();
      mark.share = static_cast<double>(unit.count()) / unit.n();
    }
    mark.place = unit.place() == v1::FUNNEL_PLACE_OUTSIDE_95    ? FunnelChart::Place::kOutside95
                 : unit.place() == v1::FUNNEL_PLACE_OUTSIDE_998 ? FunnelChart::Place::kOutside998
                                                                : FunnelChart::Place::kInside;
    chart.units.push_back(mark);
  }
  for (const v1::FunnelLimit& limit : comparison.limits()) {
    chart.limits.push_back(
        {static_cast<double>(limit.n()), limit.low95(), limit.high95(), limit.low998(), limit.high998()});
  }
  if (!comparison.units().empty()) chart.target = comparison.common_share();
  return chart;
}

void AddComparison(const v1::Comparison& comparison, Blocks blocks) {
  blocks.Text(comparison.text());
  if (!comparison.units().empty()) {
    blocks.Add(DrawnChart(ChartOf(comparison)));
    Table table{absl::StrCat(comparison.title(), ", by name"),
                "m",
                {{comparison.dimension() != v1::DIMENSION_UNSPECIFIED ? "Group"
                  : comparison.subject() == kService                  ? "Service"
                                                                      : "Agency"},
                 {"Plans with it, of audited plans"},
                 {"Share of all plans (95 % interval), n of population"},
                 {"Against the common share"}},
                {}};
    for (const v1::FunnelUnit& unit : comparison.units()) {
      // The subject of an agency or service is itself.
      const bool own = comparison.dimension() == v1::DIMENSION_UNSPECIFIED;
      const std::string subject = own ? unit.unit() : comparison.subject();
      table.rows.push_back({{UnitTitle(comparison, unit), own ? TrendLink(subject, comparison.measure()) : ""},
                            {absl::StrCat(Grouped(unit.count()), " of ", Grouped(unit.n()))},
                            {text::FigureText(unit.estimate(), subject, comparison.measure())},
                            {PlaceWords(unit)}});
    }
    blocks.Add(WideTable{table});
  }
  if (comparison.left_out_size() > 0) {
    List left_out;
    for (const std::string& one : comparison.left_out()) left_out.items.push_back({one});
    blocks.Text("Left out:");
    blocks.Add(left_out);
  }
  blocks.Add(Heading{"How to read this"});
  blocks.Text(
      "The limits show how far a share may lie from the common one by chance alone: far for few plans, less for many. "
      "Groups within the limits do not differ in a way that these plans could show, so there is no order of best and "
      "worst. Limits and marks count audited plans as they are; the shares in the table are weighted.");
  blocks.Text(
      "Of groups outside the 95 % limits some are there by chance: one in twenty. Look closer before you conclude.");
}

absl::StatusOr<Response> Show(Visit& visit) {
  const Fields& asked = visit.request().arguments;
  Page page(visit, "Comparison");
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  if (cycles.empty()) return NothingYet(&page);
  SpanChoice choice(cycles, asked);
  v1::GetComparisonRequest request;
  *request.mutable_span() = choice.span();
  request.set_dimension(ValueOf(Groupings(), asked["by"]));
  // What a funnel of groups is about; agencies and services are compared each on its own input.
  const std::string about = asked["subject"].empty() ? "plan" : asked["subject"];
  const bool own = request.dimension() == v1::DIMENSION_UNSPECIFIED;
  request.set_subject(!own ? about : asked["by"] == kService ? kService : kAgency);
  request.set_measure(asked["measure"].empty() ? DefaultMeasure(request.subject())
                                               : ValueOf(Measures(), asked["measure"]));
  const auto comparison = visit.api().Call(api::kGetComparison, request);
  Select by = GroupingField("Agency, each on its own input", request.dimension());
  by.field.label = "Compare by";
  by.choices.insert(by.choices.begin() + 1,
                    {kService, "Service, each on its own input", "", request.subject() == kService});
  by.choices[0].chosen = request.subject() == kAgency;
  Select measure = MeasureField(request.measure());
  std::vector<SubjectChoice> subjects;
  if (comparison.ok() || absl::IsInvalidArgument(comparison.status())) {
    const auto loaded = LoadSubjects(visit, choice.span());
    if (loaded.ok()) subjects = *loaded;
  }
  Select subject = SubjectField(subjects, about);
  subject.field.label = "About (when not by agency or service)";
  std::vector<FormField> places = choice.Places("span");
  places.push_back({"dimension", &by.field, "Compare by:"});
  places.push_back({"subject", &subject.field, "About:"});
  places.push_back({"measure", &measure.field, "Measure:"});
  ASSIGN_OR_RETURN(const Heard heard, Hear(comparison.status(), places, &page));
  Blocks blocks = page.blocks();
  AddInsightLinks(visit, choice.arguments(), blocks);
  Blocks filter = blocks.Filter(visit.request().path);
  choice.Add(filter);
  filter.Add(by);
  filter.Add(subject);
  filter.Add(measure);
  filter.Add(Button{.text = "Show", .kind = "secondary"});
  if (heard.figures) {
    AddSpan(comparison->span(), cycles, &page);
    AddComparison(*comparison, blocks);
  }
  if (!heard.instead.empty()) blocks.Add(InsetText{heard.instead});
  return page.Show(heard.status);
}

}  // namespace

void AddComparisonPage(Client& client) { client.Get("/insight/comparison", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
