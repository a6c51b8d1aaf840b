#include "clients/text/figure_text.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "clients/text/estimate_text.h"

namespace ehcpqa::text {
namespace {

// A smaller denominator says too little for a share or a mean.
constexpr int kFewestPlans = 10;

std::string Plans(int n) { return absl::StrCat(Grouped(n), n == 1 ? " plan" : " plans"); }

std::string NoRange(const v1::Estimate& estimate) {
  switch (estimate.status()) {
    case v1::ESTIMATE_STATUS_OK:
      return "";
    case v1::ESTIMATE_STATUS_LONELY_PLAN:
      return "; no interval: a stratum has one audited plan only";
    default:
      return "; no figure";
  }
}

std::string ScoreText(const v1::Estimate& estimate) {
  if (estimate.status() == v1::ESTIMATE_STATUS_NO_DATA) return "no plan has a score";
  if (estimate.status() != v1::ESTIMATE_STATUS_OK) return absl::StrCat(Plans(estimate.n()), NoRange(estimate));
  if (estimate.n() < kFewestPlans) return absl::StrCat(Plans(estimate.n()), ", too few for a mean score");
  return absl::StrCat(absl::StrFormat("%.1f of 100 (%.1f to %.1f)", estimate.share() * 100, estimate.low() * 100,
                                      estimate.high() * 100),
                      ", n ", Grouped(estimate.n()), " of ", Grouped(estimate.population()),
                      estimate.symbol().empty() ? "" : ", unreliable");
}

// Whether the counts of an estimate are answers, of which a plan has several.
bool CountsAnswers(const std::string& subject, v1::Measure measure) {
  return measure == v1::MEASURE_MET && subject.rfind("criterion:", 0) != 0;
}

// "+28", "0", "-10": whole points, half away from zero.
std::string Points(double difference) {
  const int64_t points = PerCent(std::fabs(difference));
  return points == 0 ? "0" : absl::StrCat(difference < 0 ? "-" : "+", points);
}

// Two decimals; a little less than nothing is "0.00", not "-0.00".
std::string Hundredths(double value) { return absl::StrFormat("%.2f", std::fabs(value) < 0.005 ? 0.0 : value); }

}  // namespace

std::string MeasureTitle(v1::Measure measure) {
  switch (measure) {
    case v1::MEASURE_GOOD_OR_BETTER:
      return "Good or better";
    case v1::MEASURE_MET:
      return "Met";
    case v1::MEASURE_MEAN_SCORE:
      return "Mean score";
    case v1::MEASURE_LEGALLY_COMPLIANT:
      return "Legally compliant";
    default:
      return "";
  }
}

std::string FigureText(const v1::Estimate& estimate, const std::string& subject, v1::Measure measure) {
  if (estimate.status() == v1::ESTIMATE_STATUS_WITHHELD) return EstimateText(estimate);
  if (measure == v1::MEASURE_MEAN_SCORE) return ScoreText(estimate);
  const bool whole = estimate.status() == v1::ESTIMATE_STATUS_OK && estimate.n() >= kFewestPlans;
  if (whole || estimate.n() == 0 || !CountsAnswers(subject, measure)) return EstimateText(estimate);
  return absl::StrCat(Plans(estimate.n()), estimate.n() < kFewestPlans ? ", too few for a share" : "",
                      NoRange(estimate));
}

std::string FigureText(const v1::Figure& figure) {
  const v1::Estimate& estimate = figure.estimate();
  const bool whole = estimate.status() == v1::ESTIMATE_STATUS_OK && estimate.n() >= kFewestPlans;
  const bool withheld = estimate.status() == v1::ESTIMATE_STATUS_WITHHELD;
  if (whole || withheld || estimate.n() == 0 || !CountsAnswers(figure.subject(), figure.measure())) {
    return FigureText(estimate, figure.subject(), figure.measure());
  }
  return absl::StrCat(Grouped(estimate.count()), " of ", Grouped(figure.answers()), " answers on ", Plans(estimate.n()),
                      NoRange(estimate));
}

std::string DifferenceText(const v1::Change& change, v1::Measure measure) {
  const bool told = change.verdict() != v1::CHANGE_VERDICT_CANNOT_TELL &&
                    change.verdict() != v1::CHANGE_VERDICT_UNSPECIFIED && change.before().n() >= kFewestPlans &&
                    change.after().n() >= kFewestPlans;
  if (!told) return "";
  if (measure == v1::MEASURE_MEAN_SCORE) {
    return absl::StrFormat("%+.1f of 100 (%+.1f to %+.1f)", change.difference() * 100, change.low() * 100,
                           change.high() * 100);
  }
  return absl::StrCat(Points(change.difference()), " points (", Points(change.low()), " to ", Points(change.high()),
                      ")");
}

std::string CoefficientText(const v1::Coefficient& coefficient) {
  const std::string why = absl::StrReplaceAll(coefficient.undefined(), {{"undefined_", ""}, {"_", " "}});
  if (!coefficient.has_value()) return why;
  if (!coefficient.has_low() || !coefficient.has_high()) {
    return absl::StrCat("no range", why.empty() ? "" : ": ", why);
  }
  return absl::StrCat(Hundredths(coefficient.value()), " (", Hundredths(coefficient.low()), " to ",
                      Hundredths(coefficient.high()), ")");
}

std::string PText(double p) { return p < 0.0005 ? "below 0.001" : absl::StrFormat("%.3f", p); }

}  // namespace ehcpqa::text
