#include <algorithm>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"
#include "services/insight/funnel_plot.h"
#include "services/insight/wording.h"
#include "services/reports/parts.h"
#include "services/reports/report_store.h"
#include "services/statistics/rounding.h"

namespace ehcpqa::reports {
namespace {

using insight::Dimension;
using insight::Measure;
using insight::Subject;

constexpr char kGood[] = "good_or_better", kBelow[] = "below_good";

// For curves: exact limits would give the exact common share away.
double Tenths(double share) { return static_cast<double>(statistics::SharePercentUnits(share, 1)) / 10; }

double Percent(double share) { return static_cast<double>(statistics::SharePercentUnits(share, 0)); }

// Graded plans by group and outcome.
CountedTable CountBy(const insight::SpanPlans& span, Dimension dimension) {
  CountedTable table;
  for (const insight::CyclePlans& cycle : span.cycles) table.cycles.push_back(cycle.cycle.id);
  table.columns = {kGood, kBelow};
  std::map<std::string, std::vector<int64_t>> counts;
  for (const insight::CyclePlans& cycle : span.cycles) {
    for (const insight::InsightPlan& plan : cycle.plans) {
      if (!plan.result.plan.grade) continue;
      const std::string& group = insight::GroupOf(plan.sample.plan, dimension);
      std::vector<int64_t>& row = counts.try_emplace(group.empty() ? "not recorded" : group, 2, 0).first->second;
      ++row[*plan.result.plan.grade <= 1 ? 0 : 1];
    }
  }
  for (const auto& [group, row] : counts) {
    table.rows.push_back(group);
    table.counts.push_back(row);
  }
  return table;
}

v1::ReportTable ToTable(Dimension dimension, const CountedTable& counted, const ReleasedTable& released,
                        const std::string& symbol) {
  const std::string words(insight::DimensionWords(dimension));
  TableMaker table(absl::StrCat("plans_by_", static_cast<int>(dimension)), absl::StrCat("Plans by ", words));
  table.Column("group", words, v1::REPORT_COLUMN_KIND_TEXT)
      .Column(kGood, "Good or better", v1::REPORT_COLUMN_KIND_COUNT)
      .Column(kBelow, "Below good", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("total", "Total", v1::REPORT_COLUMN_KIND_COUNT);
  const size_t width = counted.columns.size() + 1;
  for (size_t i = 0; i < released.cells.size(); ++i) {
    const ReleasedCell& cell = released.cells[i];
    if (i % width == 0) table.Row().Text(cell.row.empty() ? "Total" : cell.row);
    if (cell.shown) {
      table.Count(cell.published);
    } else {
      table.Text(symbol);
    }
  }
  table.Note(released.note);
  return table.Done();
}

}  // namespace

absl::Status AddFunnel(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  std::vector<insight::FunnelUnit> units;
  std::vector<std::string> too_few;
  for (const Subject& subject : input.subjects) {
    if (subject.kind != Subject::Kind::kAgency) continue;
    ASSIGN_OR_RETURN(const insight::Figure figure,
                     insight::MakeFigure(input.rolling.cycles, subject, Measure::kGoodOrBetter, {}));
    if (!Release(figure.share, input.least()).shown) {
      too_few.push_back(subject.title);
      continue;
    }
    units.push_back({subject.name, subject.title, figure.share, {}, false});
  }
  if (units.size() < 2) return absl::OkStatus();
  const insight::Funnel funnel = insight::MakeFunnel(std::move(units));
  draft.Heading("Agencies");
  draft.Paragraph(
      absl::StrCat("Input of each agency over ", input.rolling.title(),
                   ", beside their common share. A funnel is no league table: units within the limits do not "
                   "differ by more than chance explains."));
  draft.Paragraph(funnel.text);
  TableMaker table("agencies", "Input of the agencies: graded good or better");
  table.Column("agency", "Agency", v1::REPORT_COLUMN_KIND_TEXT)
      .ShareColumns("Good or better")
      .Column("place", "In the funnel", v1::REPORT_COLUMN_KIND_TEXT);
  v1::ReportChart picture;
  picture.set_name("agencies_chart");
  picture.set_kind(v1::REPORT_CHART_KIND_FUNNEL);
  picture.set_title("Input of the agencies: graded good or better");
  picture.set_description(funnel.text);
  picture.set_table("agencies");
  for (const insight::FunnelUnit& unit : funnel.units) {
    const ReleasedShare share = Release(unit.share, input.least());
    const int place = static_cast<int>(unit.place) - 1;
    table.Row()
        .Text(unit.title)
        .ShareCells(share)
        .Text(place == 0
                  ? "Within the limits"
                  : absl::StrCat(unit.above ? "Above" : "Below", " the ", place == 2 ? "99.8 %" : "95 %", " limit"));
    v1::ReportChartPoint& point = *picture.add_points();
    point.set_label(unit.title);
    point.set_text(share.text());
    point.set_n(share.n);
    point.set_signal(unit.above ? place : -place);
    // The limits are for plain counts, so the mark is the plain share.
    point.set_value(static_cast<double>(statistics::PercentUnits(unit.share.count, unit.share.n, 0)));
  }
  for (const insight::FunnelLimit& limit : funnel.limits) {
    v1::ReportChartLimit& one = *picture.add_limits();
    one.set_n(limit.n);
    one.set_low95(Tenths(limit.low95));
    one.set_high95(Tenths(limit.high95));
    one.set_low998(Tenths(limit.low998));
    one.set_high998(Tenths(limit.high998));
  }
  picture.set_target(Percent(funnel.common_share));
  table.Note("The funnel is drawn from plain counts; shares in the table are weighted to the eligible plans.");
  for (const std::string& title : too_few) table.Note(absl::StrCat("Left out, too few plans: ", title, "."));
  draft.Chart() = std::move(picture);
  draft.Table(table.Done());
  return absl::OkStatus();
}

absl::Status AddCharacteristics(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft) {
  draft.Heading("Children");
  draft.Paragraph(absl::StrCat("Audited plans of ", input.rolling.title(),
                               " by characteristics of the children. Counts of plans, not weighted; small ones are "
                               "suppressed, with others from which they could be worked out, also together with tables "
                               "that were released before."));
  for (const Dimension dimension :
       {Dimension::kNeed, Dimension::kKeyStage, Dimension::kSetting, Dimension::kDistrict}) {
    const CountedTable counted = CountBy(input.rolling, dimension);
    if (counted.rows.empty()) continue;
    ASSIGN_OR_RETURN(const std::vector<EarlierRelease> earlier, ListCounts(snapshot, dimension, input.order.after + 1));
    ASSIGN_OR_RETURN(const ReleasedTable released, ReleaseCounts(counted, input.rule, earlier));
    draft.Table(ToTable(dimension, counted, released, std::string(input.rule.symbol)));
    draft.released.push_back({dimension, {counted.cycles, released.cells}});
  }
  return absl::OkStatus();
}

}  // namespace ehcpqa::reports
