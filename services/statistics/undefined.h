// What a statistic answers when it has no value: a reason, never NaN, 0 or 1.
#ifndef EHCPQA_SERVICES_STATISTICS_UNDEFINED_H_
#define EHCPQA_SERVICES_STATISTICS_UNDEFINED_H_

#include <optional>
#include <string_view>
#include <utility>

namespace ehcpqa::statistics {

// Why a statistic is undefined. The names of UndefinedName() are part of the contract and never change.
enum class Undefined {
  kNone,             // It is defined.
  kNoPairableUnits,  // No plan has two ratings of the criterion.
  kNoVariation,  // Every pairable value is equal: agreement is 100 %, a chance-corrected coefficient has no meaning.
  kNeedsTwoPairableUnits,  // A standard error needs two pairable plans.
  kNoDisagreement,         // The coefficient is 1: say "no disagreement in n plans", there is no interval.
  kNoApplicablePlans,      // No audited plan has an applicable row in the domain.
  kLonelyPlan,  // A stratum has one audited plan and more in its population: no variance unless strata are collapsed.
  kStratumNotAudited,   // A stratum with plans has no audited plan: the sample does not speak for it.
  kNoDegreesOfFreedom,  // As many strata as plans: no t quantile.
  kTooFewPoints,        // A series is too short for the rule.
  kTooFewUnits,         // Too few teams, auditors or plans for the statistic.
  kNotConnected,        // Auditors share no plans across groups: effects cannot be compared.
  kZeroDenominator,     // The quantity divided by is zero.
};

// "undefined_no_variation", "lonely_plan", ...; empty for kNone.
std::string_view UndefinedName(Undefined why);

// A value, or why there is none.
template <typename T>
class OrUndefined {
 public:
  // Not explicit: a rule returns the value itself, or the reason.
  OrUndefined(T value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  // `why` is not kNone.
  OrUndefined(Undefined why) : why_(why) {}  // NOLINT(google-explicit-constructor)

  bool defined() const { return value_.has_value(); }
  explicit operator bool() const { return defined(); }
  // kNone when defined.
  Undefined why() const { return why_; }
  // Only when defined.
  const T& operator*() const { return *value_; }
  const T* operator->() const { return &*value_; }

 private:
  std::optional<T> value_;
  Undefined why_ = Undefined::kNone;
};

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_UNDEFINED_H_
