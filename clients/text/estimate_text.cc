#include "clients/text/estimate_text.h"

#include <cmath>

#include "absl/strings/str_cat.h"

namespace ehcpqa::text {
namespace {

// A smaller denominator says too little for a percentage.
constexpr int kFewestPlans = 10;

std::string Counts(const v1::Estimate& estimate) {
  return absl::StrCat(Grouped(estimate.count()), " of ", Grouped(estimate.n()), " plans");
}

}  // namespace

// A share that is a half per cent in counts may lie a bit below it as a double.
int64_t PerCent(double share) { return static_cast<int64_t>(std::floor(share * 100 + 0.5 + 1e-9)); }

std::string Grouped(int64_t number) {
  std::string digits = absl::StrCat(number);
  const size_t first = number < 0 ? 1 : 0;
  for (size_t i = digits.size(); i > first + 3;) {
    i -= 3;
    digits.insert(i, 1, ',');
  }
  return digits;
}

std::string EstimateText(const v1::Estimate& estimate) {
  switch (estimate.status()) {
    case v1::ESTIMATE_STATUS_OK:
      break;
    case v1::ESTIMATE_STATUS_NO_DATA:
      return "no plan has an answer";
    case v1::ESTIMATE_STATUS_WITHHELD:
      return absl::StrCat("withheld: ", Grouped(estimate.n()), " of the ten plans that a service needs");
    case v1::ESTIMATE_STATUS_LONELY_PLAN:
      return absl::StrCat(Counts(estimate), "; no interval: a stratum has one audited plan only");
    default:
      return absl::StrCat(Counts(estimate), "; no figure");
  }
  if (estimate.n() < kFewestPlans) return Counts(estimate);
  const std::string unreliable = estimate.symbol().empty() ? "" : ", unreliable";
  return absl::StrCat(PerCent(estimate.share()), " % (", PerCent(estimate.low()), " to ", PerCent(estimate.high()),
                      "), n ", Grouped(estimate.n()), " of ", Grouped(estimate.population()), unreliable);
}

}  // namespace ehcpqa::text
