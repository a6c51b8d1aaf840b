#include "services/insight/insight_proto.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/statistics/intervals.h"

namespace ehcpqa::insight {
namespace {

using statistics::Undefined;

std::string Why(Undefined why) { return std::string(statistics::UndefinedName(why)); }

v1::Coefficient ToProto(const statistics::PooledStatistic& statistic) {
  v1::Coefficient proto;
  if (!statistic.value.defined()) {
    proto.set_undefined(Why(statistic.value.why()));
    return proto;
  }
  proto.set_value(*statistic.value);
  if (!statistic.interval.defined()) {
    proto.set_undefined(Why(statistic.interval.why()));
    return proto;
  }
  proto.set_low(statistic.interval->low);
  proto.set_high(statistic.interval->high);
  return proto;
}

v1::Coefficient ToProto(const statistics::OrUndefined<LenientBy>& lenient) {
  v1::Coefficient proto;
  if (!lenient.defined()) {
    proto.set_undefined(Why(lenient.why()));
    return proto;
  }
  proto.set_value(lenient->value);
  if (!lenient->interval.defined()) {
    proto.set_undefined(Why(lenient->interval.why()));
    return proto;
  }
  proto.set_low(lenient->interval->low);
  proto.set_high(lenient->interval->high);
  return proto;
}

// Plain agreement of one criterion has no interval of its own.
v1::Coefficient Plain(const statistics::OrUndefined<double>& value) {
  v1::Coefficient proto;
  if (value.defined()) {
    proto.set_value(*value);
  } else {
    proto.set_undefined(Why(value.why()));
  }
  return proto;
}

v1::Support SupportOf(int64_t plans) {
  switch (statistics::SupportFor(plans)) {
    case statistics::Support::kRefused:
      return v1::SUPPORT_REFUSED;
    case statistics::Support::kFlagged:
      return v1::SUPPORT_FLAGGED;
    default:
      return v1::SUPPORT_ENOUGH;
  }
}

}  // namespace

v1::Estimate ToProto(const Share& share) {
  v1::Estimate estimate;
  estimate.set_n(share.n);
  estimate.set_count(share.count);
  estimate.set_population(static_cast<int32_t>(share.population));
  estimate.set_share(share.share);
  estimate.set_low(share.low);
  estimate.set_high(share.high);
  estimate.set_n_effective(share.n_effective);
  estimate.set_status(static_cast<v1::EstimateStatus>(share.status));
  if (share.unreliable) estimate.set_symbol(statistics::kUnreliableSymbol);
  return estimate;
}

v1::Figure ToProto(const Subject& subject, Measure measure, const std::string& group, const Figure& figure) {
  v1::Figure proto;
  proto.set_subject(subject.name);
  proto.set_title(subject.title);
  proto.set_measure(static_cast<v1::Measure>(measure));
  proto.set_group(group);
  *proto.mutable_estimate() = ToProto(figure.share);
  proto.set_answers(figure.answers);
  return proto;
}

v1::Change ToProto(const Comparison& comparison) {
  v1::Change proto;
  proto.set_subject(comparison.subject.name);
  proto.set_title(comparison.subject.title);
  *proto.mutable_before() = ToProto(comparison.before.share);
  *proto.mutable_after() = ToProto(comparison.after.share);
  proto.set_difference(comparison.difference);
  proto.set_low(comparison.low);
  proto.set_high(comparison.high);
  if (comparison.p) proto.set_p(*comparison.p);
  if (comparison.adjusted_p) proto.set_adjusted_p(*comparison.adjusted_p);
  proto.set_verdict(static_cast<v1::ChangeVerdict>(comparison.verdict));
  if (comparison.parts) {
    proto.set_within(comparison.parts->within);
    proto.set_composition(comparison.parts->composition);
  }
  proto.set_text(comparison.text);
  return proto;
}

v1::FunnelUnit ToProto(const FunnelUnit& unit) {
  v1::FunnelUnit proto;
  proto.set_unit(unit.unit);
  proto.set_title(unit.title);
  proto.set_n(unit.share.n);
  proto.set_count(unit.share.count);
  *proto.mutable_estimate() = ToProto(unit.share);
  proto.set_place(static_cast<v1::FunnelPlace>(unit.place));
  proto.set_above(unit.above);
  return proto;
}

v1::FunnelLimit ToProto(const FunnelLimit& limit) {
  v1::FunnelLimit proto;
  proto.set_n(limit.n);
  proto.set_low95(limit.low95);
  proto.set_high95(limit.high95);
  proto.set_low998(limit.low998);
  proto.set_high998(limit.high998);
  return proto;
}

void PutSeries(const Series& series, v1::Trend* proto) {
  for (const SeriesPoint& point : series.points) {
    v1::TrendPoint& one = *proto->add_points();
    one.set_cycle(cycles::CycleName(point.cycle.id));
    one.set_title(point.cycle.settings.title);
    one.set_window_end(point.cycle.settings.window_end);
    *one.mutable_estimate() = ToProto(point.share);
    one.set_rule(point.rule);
    one.set_type(point.type);
    one.set_new_rubric(point.new_rubric);
  }
  if (!series.points.empty()) proto->set_view(static_cast<v1::SeriesView>(static_cast<int>(series.view) + 1));
  for (const Stretch& stretch : series.stretches) {
    v1::TrendSegment& one = *proto->add_segments();
    one.set_first(stretch.first);
    one.set_end(stretch.end);
    one.set_mean(stretch.mean);
    one.set_lower(stretch.lower);
    one.set_upper(stretch.upper);
    const cycles::CycleSettings& settings = series.points[static_cast<size_t>(stretch.first)].cycle.settings;
    one.set_rubric(absl::StrCat("rubrics/", settings.rubric_id, "/versions/", settings.rubric_version));
  }
  if (series.run_chart) {
    v1::RunChart& chart = *proto->mutable_run_chart();
    chart.set_median(series.run_chart->median);
    chart.set_useful(static_cast<int32_t>(series.run_chart->useful));
    chart.set_longest_run(static_cast<int32_t>(series.run_chart->longest_run));
    chart.set_longest_run_limit(static_cast<int32_t>(series.run_chart->longest_run_limit));
    chart.set_crossings(static_cast<int32_t>(series.run_chart->crossings));
    chart.set_crossings_limit(static_cast<int32_t>(series.run_chart->crossings_limit));
    chart.set_signal(series.run_chart->signal);
  }
  if (series.assurance) proto->set_assurance(std::string(statistics::AssuranceName(*series.assurance)));
  proto->set_text(series.text);
  proto->set_synthetic(std::any_of(series.points.begin(), series.points.end(),
                                   [](const SeriesPoint& point) { return point.cycle.synthetic; }));
}

void PutAgreement(const rubrics::Rubric& rubric, const AgreementFigures& figures, v1::MarkingAgreement* proto) {
  v1::ReliabilityRow& pooled = *proto->mutable_pooled();
  pooled.set_plans(static_cast<int32_t>(figures.pooled.plans));
  pooled.set_pairs(static_cast<int32_t>(figures.pooled.pairs));
  *pooled.mutable_same() = ToProto(figures.pooled.percent_agreement);
  *pooled.mutable_within_one() = ToProto(figures.pooled.within_one);
  *pooled.mutable_alpha() = ToProto(figures.pooled.alpha);
  *pooled.mutable_ac2() = ToProto(figures.pooled.ac2);
  // Pooling over criteria is what makes one quarter's double marking enough.
  pooled.set_support(figures.pooled.plans >= 2 ? v1::SUPPORT_ENOUGH : v1::SUPPORT_REFUSED);
  for (size_t i = 0; i < figures.criteria.size(); ++i) {
    const statistics::CriterionReliability& one = figures.criteria[i];
    v1::ReliabilityRow& row = *proto->add_criteria();
    row.set_criterion(rubric.criteria[i].code);
    row.set_section(rubric.criteria[i].section);
    row.set_text(rubric.criteria[i].text);
    row.set_plans(static_cast<int32_t>(one.pairable));
    row.set_pairs(static_cast<int32_t>(one.pairable));
    *row.mutable_same() = Plain(one.percent_agreement);
    *row.mutable_within_one() = Plain(one.within_one);
    row.set_support(SupportOf(one.pairable));
    if (one.support == statistics::Support::kRefused) continue;
    *row.mutable_alpha() = ToProto(one.alpha);
    *row.mutable_ac2() = ToProto(one.ac2);
  }
  proto->set_text(figures.text);
}

v1::AuditorLeniency ToProto(const AuditorFigures& auditor, const std::string& display_name) {
  v1::AuditorLeniency proto;
  proto.set_user(absl::StrCat("users/", auditor.user));
  proto.set_display_name(display_name);
  proto.set_plans(auditor.plans);
  proto.set_mean_shift(auditor.mean_shift);
  proto.set_sign_test_p(auditor.sign_test_p);
  *proto.mutable_shrunk() = ToProto(auditor.shrunk);
  proto.set_shared_plans(auditor.shared_plans);
  *proto.mutable_effect() = ToProto(auditor.effect);
  proto.set_group(auditor.group);
  return proto;
}

absl::StatusOr<Measure> ReadMeasure(const std::string& field, v1::Measure measure) {
  if (measure < v1::MEASURE_GOOD_OR_BETTER || measure > v1::MEASURE_LEGALLY_COMPLIANT) {
    return FieldInvalid(field, "say what is measured: good or better, met, mean score or legally compliant");
  }
  return static_cast<Measure>(measure);
}

absl::StatusOr<Dimension> ReadDimension(const std::string& field, v1::Dimension dimension) {
  if (!v1::Dimension_IsValid(dimension)) return FieldInvalid(field, "is not a dimension that plans can be grouped by");
  return static_cast<Dimension>(dimension);
}

}  // namespace ehcpqa::insight
