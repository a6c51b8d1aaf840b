#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/audits/difference_store.h"
#include "services/audits/mark_store.h"
#include "services/base/status_macros.h"
#include "services/insight/marking_agreement.h"
#include "services/insight/wording.h"
#include "services/reports/parts.h"
#include "services/statistics/rounding.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::reports {
namespace {

constexpr int kDecimals = 2;

// A chart holds no more digits than its table.
double AsShown(double coefficient) { return std::stod(absl::StrFormat("%.*f", kDecimals, coefficient)); }

void CoefficientCells(const statistics::PooledStatistic& statistic, bool refused, TableMaker& table) {
  if (refused) {
    table.Text(kConfidential).Text(kConfidential).Text(kConfidential);
    return;
  }
  if (!statistic.value.defined()) {
    table.Text(kNotApplicable).Text(kNotApplicable).Text(kNotApplicable);
    return;
  }
  table.Number(*statistic.value, kDecimals);
  if (!statistic.interval.defined()) {
    table.Text(kNotAvailable).Text(kNotAvailable);
    return;
  }
  table.Number(statistic.interval->low, kDecimals).Number(statistic.interval->high, kDecimals);
}

void PlainCell(const statistics::OrUndefined<double>& share, bool enough, TableMaker& table) {
  if (!share.defined()) {
    table.Text(kNotApplicable);
  } else if (!enough) {
    table.Text(kConfidential);
  } else {
    table.Percent(statistics::SharePercentUnits(*share, 0));
  }
}

}  // namespace

absl::Status AddAgreement(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  const insight::SpanPlans& span = input.rolling;
  ASSIGN_OR_RETURN(const insight::AgreementFigures figures, insight::MeasureAgreement(span.cycles));
  const bool one = input.order.request.kind() == v1::REPORT_KIND_CRITERION;
  draft.Heading("Agreement of auditors");
  draft.Paragraph(
      absl::StrCat("Plans of ", span.title(),
                   " that two auditors marked without seeing each other's marks. Agreed marks take no part."));
  if (!one) draft.Paragraph(figures.text);
  TableMaker table("agreement", "Agreement by criterion");
  table.Column("criterion", "Criterion", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("plans", "Plans marked twice", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("same", "Same level", v1::REPORT_COLUMN_KIND_PERCENT)
      .Column("within_one", "At most one apart", v1::REPORT_COLUMN_KIND_PERCENT)
      .Column("alpha", "Alpha", v1::REPORT_COLUMN_KIND_NUMBER)
      .Column("alpha_lower", "Range from", v1::REPORT_COLUMN_KIND_NUMBER)
      .Column("alpha_upper", "to", v1::REPORT_COLUMN_KIND_NUMBER)
      .Column("ac2", "AC2", v1::REPORT_COLUMN_KIND_NUMBER)
      .Column("ac2_lower", "Range from", v1::REPORT_COLUMN_KIND_NUMBER)
      .Column("ac2_upper", "to", v1::REPORT_COLUMN_KIND_NUMBER);
  v1::ReportChart picture;
  picture.set_name("agreement_chart");
  picture.set_kind(v1::REPORT_CHART_KIND_AGREEMENT);
  picture.set_title("Agreement by criterion");
  picture.set_table("agreement");
  const auto add = [&](const std::string& code, int64_t plans, bool refused,
                       const statistics::OrUndefined<double>& same, const statistics::OrUndefined<double>& within_one,
                       const statistics::PooledStatistic& alpha, const statistics::PooledStatistic& ac2) {
    table.Row().Text(code).Count(plans);
    PlainCell(same, !refused, table);
    PlainCell(within_one, !refused, table);
    CoefficientCells(alpha, refused, table);
    CoefficientCells(ac2, refused, table);
    v1::ReportChartPoint& point = *picture.add_points();
    point.set_label(code);
    point.set_n(static_cast<int32_t>(plans));
    if (refused) {
      point.set_text(absl::StrCat("too few: ", insight::Counted(plans, "plan", "plans")));
      return;
    }
    if (same.defined()) point.set_percent_agreement(static_cast<double>(statistics::SharePercentUnits(*same, 0)));
    if (!alpha.value.defined()) {
      point.set_text("no variation, no alpha");
      return;
    }
    point.set_value(AsShown(*alpha.value));
    if (alpha.interval.defined()) {
      point.set_low(AsShown(alpha.interval->low));
      point.set_high(AsShown(alpha.interval->high));
    }
  };
  if (!one) {
    add("All criteria", figures.pooled.plans, figures.pooled.plans < input.least(),
        figures.pooled.percent_agreement.value, figures.pooled.within_one.value, figures.pooled.alpha,
        figures.pooled.ac2);
  }
  int flagged = 0;
  for (size_t i = 0; i < figures.criteria.size(); ++i) {
    if (one && i != input.about->index) continue;
    const statistics::CriterionReliability& row = figures.criteria[i];
    flagged += row.support == statistics::Support::kFlagged;
    add(input.rubric().criteria[i].code, row.pairable, row.support == statistics::Support::kRefused,
        row.percent_agreement, row.within_one, row.alpha, row.ac2);
  }
  table.Note(
      "Alpha: Krippendorff, ordinal; .800 reliable, .667 tentative, for alpha alone. AC2: Gwet, quadratic weights. c: "
      "fewer than 10 plans marked twice.");
  if (flagged > 0) {
    table.Note(absl::StrCat("With 10 to 19 plans (", insight::Counted(flagged, "criterion", "criteria"),
                            ") a coefficient is uncertain: read its range."));
  }
  picture.set_description(one ? std::string("Agreement of two auditors on the criterion.") : figures.text);
  draft.Chart() = std::move(picture);
  draft.Table(table.Done());
  return absl::OkStatus();
}

absl::Status AddModeration(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft) {
  draft.Heading("Moderation");
  draft.Paragraph(
      "Where two first marks of a criterion differ, the QA sub-group's moderator agrees a mark with a reason; "
      "originals are kept beside it.");
  TableMaker table("moderation", "Differences and returned assessments");
  table.Column("cycle", "Cycle", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("double_marked", "Plans marked twice", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("settled", "Differences settled", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("open", "Open", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("returned", "Assessments returned", v1::REPORT_COLUMN_KIND_COUNT);
  for (const insight::CyclePlans& cycle : input.span.cycles) {
    int64_t twice = 0, returned = 0;
    for (const insight::InsightPlan& plan : cycle.plans) twice += plan.sample.double_marked;
    ASSIGN_OR_RETURN(const auto differences, audits::CountDifferences(snapshot, cycle.cycle.id));
    ASSIGN_OR_RETURN(const auto events, trail::List(snapshot, cycles::CycleName(cycle.cycle.id), 0, 1'000'000));
    for (const trail::Event& event : events) {
      returned += event.action == "assessment.return" && event.at.substr(0, 10) <= input.order.as_at;
    }
    table.Row()
        .Text(cycle.cycle.settings.title)
        .Count(twice)
        .Count(differences.settled)
        .Count(differences.open)
        .Count(returned);
  }
  draft.Table(table.Done());
  return absl::OkStatus();
}

}  // namespace ehcpqa::reports
