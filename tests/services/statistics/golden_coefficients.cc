// The coefficients of one table of ratings, by golden name.
#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "services/statistics/agreement.h"
#include "services/statistics/alpha.h"
#include "services/statistics/coefficients.h"
#include "services/statistics/cohen.h"
#include "services/statistics/resampling.h"
#include "tests/services/statistics/golden_parts.h"

namespace ehcpqa::statistics::golden {
namespace {

// The end of a name such as _linear; the whole name without it is left.
WeightKind TakeWeights(std::string& name) {
  for (const auto& [suffix, kind] : {std::pair{"_unweighted", WeightKind::kIdentity},
                                     {"_linear", WeightKind::kLinear},
                                     {"_quadratic", WeightKind::kQuadratic},
                                     {"_ordinal", WeightKind::kOrdinal},
                                     {"_within_one", WeightKind::kWithinOne}}) {
    if (TakeSuffix(name, suffix)) return kind;
  }
  return WeightKind::kIdentity;
}

std::optional<Metric> MetricNamed(const std::string& name) {
  if (name == "nominal") return Metric::kNominal;
  if (name == "ordinal") return Metric::kOrdinal;
  if (name == "interval") return Metric::kInterval;
  if (name == "ratio") return Metric::kRatio;
  return std::nullopt;
}

// Small tables are enumerated, which is what a bootstrap of many resamples tends to.
BootstrapDistribution Bootstrap(const Rated& rated, Metric metric) {
  if (rated.ratings.plans() <= 10) return ExactBootstrapAlpha(rated.ratings, metric, rated.values);
  return BootstrapAlpha(rated.ratings, metric, rated.values, 100'000, 20260331);
}

Answer AlphaAnswer(const Rated& rated, Metric metric, std::string what) {
  if (what.empty()) return ToAnswer(KrippendorffAlpha(rated.ratings, metric, rated.values));
  if (what == "jackknife_se") {
    return ToAnswer(JackknifeStandardError(LeaveOneOutAlpha(rated.ratings, metric, rated.values)));
  }
  if (what == "leave_one_out") {
    Json values = Json::array();
    for (const auto& value : LeaveOneOutAlpha(rated.ratings, metric, rated.values)) {
      values.push_back(value ? Json(*value) : Json());
    }
    return ToAnswer(values);
  }
  if (TakePrefix(what, "ci")) {
    const std::string end = TakeEnd(what);
    if (!TakeSuffix(what, "_log") || !ConfidenceOf(what)) return {};
    const Ratings pairable = PairableOnly(rated.ratings);
    const auto alpha = KrippendorffAlpha(pairable, metric, rated.values);
    const auto error = JackknifeStandardError(LeaveOneOutAlpha(pairable, metric, rated.values));
    if (!alpha) return ToAnswer(alpha.why());
    if (!error) return ToAnswer(error.why());
    return IntervalAnswer(LogDisagreementInterval(*alpha, *error, pairable.plans(), *ConfidenceOf(what)), end);
  }
  if (!TakePrefix(what, "boot_")) return {};
  const BootstrapDistribution distribution = Bootstrap(rated, metric);
  if (what == "mean") return ToAnswer(distribution.Mean());
  if (what == "sd") return ToAnswer(distribution.StandardDeviation());
  if (what == "undefined_resamples") return ToAnswer(Json(distribution.undefined()));
  if (what == "defined_resamples") return ToAnswer(Json(distribution.defined()));
  if (TakePrefix(what, "q")) return ToAnswer(distribution.Quantile(std::stod("0." + what)));
  return {};
}

// The table without one of its rows, or with those rows only that every rater rated.
template <typename Keep>
Ratings RowsThat(const Ratings& ratings, const Keep& keep) {
  Ratings kept(ratings.grades(), ratings.raters());
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    const std::vector<int> row(ratings.Row(i), ratings.Row(i) + ratings.raters());
    if (keep(i, row) && !kept.Add(row).ok()) throw std::runtime_error("a row that was accepted once");
  }
  return kept;
}

Answer CoefficientAnswer(const Rated& rated, Chance chance, WeightKind weights, std::string what) {
  const AgreementWeights matrix(weights, rated.ratings.grades());
  const CoefficientOptions options{rated.include_singletons, 0};
  const OrUndefined<Coefficient> coefficient = MeasureAgreement(rated.ratings, chance, matrix, options);
  if (!coefficient) return ToAnswer(coefficient.why());
  if (what == "jackknife_se") {
    std::vector<OrUndefined<double>> without;
    for (int64_t out = 0; out < rated.ratings.plans(); ++out) {
      const auto rest = MeasureAgreement(RowsThat(rated.ratings, [&](int64_t i, const auto&) { return i != out; }),
                                         chance, matrix, options);
      without.push_back(rest ? OrUndefined<double>(rest->value) : OrUndefined<double>(rest.why()));
    }
    return ToAnswer(JackknifeStandardError(without));
  }
  if (what.empty()) return ToAnswer(Json(coefficient->value));
  if (what == "pa") return ToAnswer(Json(coefficient->agreement));
  if (what == "pe") return ToAnswer(Json(coefficient->chance));
  if (what == "se") return ToAnswer(coefficient->standard_error);
  // ci95_lo, ci90, ci95_log_hi
  const std::string end = TakeEnd(what);
  const bool log = TakeSuffix(what, "_log");
  if (!TakePrefix(what, "ci") || !ConfidenceOf(what)) return {};
  if (!log) return IntervalAnswer(SymmetricInterval(*coefficient, *ConfidenceOf(what)), end);
  if (!coefficient->standard_error) return ToAnswer(coefficient->standard_error.why());
  return IntervalAnswer(LogDisagreementInterval(coefficient->value, *coefficient->standard_error, coefficient->plans,
                                                *ConfidenceOf(what)),
                        end);
}

// cohen_kappa_linear_r1_r3.ase: raters by number from 1; the first two when none is named.
Answer CohenAnswer(const Rated& rated, std::string name, const std::string& what) {
  int rater = 0, other = 1;
  if (const size_t place = name.rfind("_r"); place != std::string::npos) {
    other = std::stoi(name.substr(place + 2)) - 1;
    name.resize(place);
    const size_t first = name.rfind("_r");
    if (first == std::string::npos) return {};
    rater = std::stoi(name.substr(first + 2)) - 1;
    name.resize(first);
  }
  const WeightKind weights = TakeWeights(name);
  if (name != "cohen_kappa") return {};
  const OrUndefined<Kappa> kappa =
      CohenKappa(CrossTabulate(rated.ratings, rater, other), AgreementWeights(weights, rated.ratings.grades()));
  if (!kappa) return ToAnswer(kappa.why());
  if (what.empty()) return ToAnswer(Json(kappa->value));
  return what == "ase" ? ToAnswer(Json(kappa->standard_error)) : Answer();
}

}  // namespace

Answer ReliabilityAnswer(const Rated& rated, const std::string& full_name) {
  const size_t dot = full_name.find('.');
  std::string name = full_name.substr(0, dot);
  const std::string what = dot == std::string::npos ? "" : full_name.substr(dot + 1);
  if (name == "n_pairable") return ToAnswer(Json(PairablePlans(rated.ratings)));
  if (name == "percent_agreement") {
    return what.empty() ? ToAnswer(PercentAgreement(rated.ratings))
                        : CoefficientAnswer(rated, Chance::kNone, WeightKind::kIdentity, what);
  }
  if (name == "within_one_agreement" || name == "within_one") {
    return what.empty() ? ToAnswer(WithinOneAgreement(rated.ratings))
                        : CoefficientAnswer(rated, Chance::kNone, WeightKind::kWithinOne, what);
  }
  if (name.starts_with("cohen_kappa")) return CohenAnswer(rated, name, what);
  std::string metric = name;
  if (TakePrefix(metric, "kripp_alpha_") || TakePrefix(metric, "alpha_")) {
    const std::optional<Metric> found = MetricNamed(metric);
    return found ? AlphaAnswer(rated, *found, what) : Answer();
  }
  const WeightKind weights = TakeWeights(name);
  static const std::map<std::string, Chance> chances = {{"gwet_ac1", Chance::kGwet},
                                                        {"gwet_ac2", Chance::kGwet},
                                                        {"ac1", Chance::kGwet},
                                                        {"ac2", Chance::kGwet},
                                                        {"fleiss_kappa", Chance::kFleiss},
                                                        {"fleiss_kappa_irr", Chance::kFleiss},
                                                        {"scott_pi", Chance::kFleiss},
                                                        {"conger_kappa", Chance::kConger},
                                                        {"conger_exact_kappa", Chance::kConger},
                                                        {"brennan_prediger", Chance::kBrennanPrediger}};
  const auto found = chances.find(name);
  if (found == chances.end()) return {};
  if (name == "fleiss_kappa_irr" || name == "conger_exact_kappa") {
    // irr::kappam.fleiss leaves out plans that a rater did not rate.
    Rated complete = rated;
    complete.ratings = RowsThat(rated.ratings, [](int64_t, const std::vector<int>& row) {
      return std::find(row.begin(), row.end(), kNoRating) == row.end();
    });
    return CoefficientAnswer(complete, found->second, weights, what);
  }
  return CoefficientAnswer(rated, found->second, weights, what);
}

}  // namespace ehcpqa::statistics::golden
