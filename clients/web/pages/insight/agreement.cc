// How far two independent auditors of one plan agreed, all criteria together and one by one.
#include <cmath>

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
#include "services/charts/agreement_chart.h"

namespace ehcpqa::web {
namespace {

using text::Grouped;

std::string Pairs(const v1::Coefficient& share, int pairs) {
  if (pairs == 0) return "none";
  if (!share.has_value()) return text::CoefficientText(share);
  return absl::StrCat(Grouped(std::llround(share.value() * pairs)), " of ", Grouped(pairs));
}

std::string Supported(const v1::Coefficient& coefficient, v1::Support support) {
  if (support == v1::SUPPORT_REFUSED) return "Not shown: fewer than 10 plans";
  return absl::StrCat(text::CoefficientText(coefficient),
                      support == v1::SUPPORT_FLAGGED ? ". With care: fewer than 20 plans" : "");
}

std::vector<Table::Cell> RowOf(const v1::ReliabilityRow& row) {
  Table::Cell first = {"All together"};
  if (!row.criterion().empty()) {
    first = {row.criterion(), TrendLink("criterion:" + row.criterion(), v1::MEASURE_MET)};
  }
  return {first,
          {row.criterion().empty() ? "Every criterion" : row.text()},
          {Grouped(row.plans())},
          {Pairs(row.same(), row.pairs())},
          {Pairs(row.within_one(), row.pairs())},
          {Supported(row.alpha(), row.support())},
          {Supported(row.ac2(), row.support())}};
}

charts::AgreementChart::Criterion MarkOf(const v1::ReliabilityRow& row) {
  charts::AgreementChart::Criterion mark;
  mark.name = row.criterion().empty() ? "All together" : absl::StrCat(row.criterion(), " ", row.text());
  if (row.same().has_value()) mark.agreement = row.same().value();
  if (row.support() == v1::SUPPORT_REFUSED) {
    mark.text = absl::StrCat(Counted(row.plans(), "plan", "plans"), ": too few for alpha");
    return mark;
  }
  if (row.alpha().has_value()) mark.alpha = row.alpha().value();
  if (row.alpha().has_low()) mark.low = row.alpha().low();
  if (row.alpha().has_high()) mark.high = row.alpha().high();
  if (!mark.alpha) mark.text = "no alpha: " + text::CoefficientText(row.alpha());
  return mark;
}

// Sections that have a criterion, chosen or all.
Select SectionField(const v1::MarkingAgreement& agreement, const std::string& chosen) {
  Select select{{"section", "section", "Section"}, {{"", "All sections"}}};
  for (const v1::ReliabilityRow& row : agreement.criteria()) {
    if (select.choices.back().value == row.section()) continue;
    select.choices.push_back({row.section(), "Section " + row.section(), "", row.section() == chosen});
  }
  return select;
}

// A chart of every criterion would be longer than anybody looks: it shows those of one section.
void AddFigures(const v1::MarkingAgreement& agreement, const std::string& section, Blocks blocks) {
  blocks.Text(agreement.text());
  if (agreement.pooled().pairs() == 0) return;
  charts::AgreementChart chart{{"agreement", "Agreement between two auditors of one plan", agreement.text()}, {}};
  Table table{"Agreement on first, independent marks",
              "m",
              {{"Criterion"},
               {"Statement"},
               {"Plans marked twice", true},
               {"Pairs at the same level"},
               {"Pairs at most one level apart"},
               {"Krippendorff's alpha (95 % interval)"},
               {"Gwet's AC2 (95 % interval)"}},
              {}};
  chart.criteria.push_back(MarkOf(agreement.pooled()));
  table.rows.push_back(RowOf(agreement.pooled()));
  int once = 0;
  for (const v1::ReliabilityRow& row : agreement.criteria()) {
    if (!section.empty() && row.section() != section) continue;
    if (row.plans() == 0) {
      ++once;
      continue;
    }
    if (!section.empty()) chart.criteria.push_back(MarkOf(row));
    table.rows.push_back(RowOf(row));
  }
  blocks.Add(DrawnChart(chart));
  if (section.empty()) blocks.Text("Choose a section to see its criteria in the chart too.");
  blocks.Add(LongTable(std::move(table)));
  if (once > 0) {
    blocks.Text(absl::StrCat("Left out: ", Counted(once, "criterion", "criteria"),
                             " on which no plan has two independent marks."));
  }
  blocks.Add(Heading{"What the coefficients say"});
  blocks.Text(
      "Alpha is 1 where auditors always agree, and 0 where they agree no more than chance would let them. From .800 on "
      "marks are reliable; from .667 on they allow tentative conclusions. These limits are for alpha alone.");
  blocks.Text(
      "AC2 says the same in another way. It stays high where nearly all plans are at one level, where alpha is low "
      "although auditors agree.");
}

absl::StatusOr<Response> Show(Visit& visit) {
  Page page(visit, "Agreement between auditors");
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  SpanChoice choice(cycles, visit.request().arguments);
  v1::GetMarkingAgreementRequest request;
  *request.mutable_span() = choice.span();
  if (cycles.empty()) return NothingYet(&page);
  const auto agreement = visit.api().Call(api::kGetMarkingAgreement, request);
  ASSIGN_OR_RETURN(const Heard heard, Hear(agreement.status(), choice.Places("span"), &page));
  Blocks blocks = page.blocks();
  AddInsightLinks(visit, choice.arguments(), blocks);
  Blocks filter = blocks.Filter(visit.request().path);
  choice.Add(filter);
  const std::string& section = visit.request().arguments["section"];
  if (heard.figures) filter.Add(SectionField(*agreement, section));
  filter.Add(Button{.text = "Show", .kind = "secondary"});
  if (heard.figures) {
    AddSpan(agreement->span(), cycles, &page);
    AddFigures(*agreement, section, blocks);
  } else if (!heard.instead.empty()) {
    blocks.Add(InsetText{heard.instead});
  }
  return page.Show(heard.status);
}

}  // namespace

void AddAgreementPage(Client& client) { client.Get("/insight/agreement", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
