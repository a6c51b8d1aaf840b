#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

std::string_view UndefinedName(Undefined why) {
  switch (why) {
    case Undefined::kNone:
      return "";
    case Undefined::kNoPairableUnits:
      return "undefined_no_pairable_units";
    case Undefined::kNoVariation:
      return "undefined_no_variation";
    case Undefined::kNeedsTwoPairableUnits:
      return "undefined_needs_two_pairable_units";
    case Undefined::kNoDisagreement:
      return "undefined_no_disagreement";
    case Undefined::kNoApplicablePlans:
      return "undefined_no_applicable_plans";
    case Undefined::kLonelyPlan:
      return "lonely_plan";
    case Undefined::kStratumNotAudited:
      return "stratum_not_audited";
    case Undefined::kNoDegreesOfFreedom:
      return "undefined_no_degrees_of_freedom";
    case Undefined::kTooFewPoints:
      return "undefined_too_few_points";
    case Undefined::kTooFewUnits:
      return "undefined_too_few_units";
    case Undefined::kNotConnected:
      return "not_connected";
    case Undefined::kZeroDenominator:
      return "undefined_zero_denominator";
  }
  return "";
}

}  // namespace ehcpqa::statistics
