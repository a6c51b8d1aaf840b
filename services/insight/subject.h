// What a figure is about.
#ifndef EHCPQA_SERVICES_INSIGHT_SUBJECT_H_
#define EHCPQA_SERVICES_INSIGHT_SUBJECT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/audits/plan_result.h"
#include "services/cycles/frame.h"
#include "services/rubrics/rubric.h"
#include "services/statistics/estimates.h"

namespace ehcpqa::insight {

// Numbered as Measure of the contract.
enum class Measure { kGoodOrBetter = 1, kMet, kMeanScore, kLegallyCompliant };
inline constexpr Measure kMeasures[] = {Measure::kGoodOrBetter, Measure::kMet, Measure::kMeanScore,
                                        Measure::kLegallyCompliant};
// "share graded good or better", "share of answers met", "mean score", "share legally compliant".
std::string_view MeasureWords(Measure measure);

// An agency whose input can be looked at: its kind's criteria on the plans of its area.
struct InputAgency {
  std::string id, title;
  rubrics::Owner owner = rubrics::Owner::kUnspecified;
  std::string la;  // Of a council: its own plans. Empty: every plan of the area.
};

struct Subject {
  enum class Kind { kPlan, kLens, kAgency, kSection, kCriterion, kTag };
  Kind kind = Kind::kPlan;
  std::string name;  // "plan", "lens:health", "agency:icb", "section:F", "criterion:F3", "tag:golden_thread".
  std::string title;
  size_t index = 0;              // Lens 0 to 2 (also of an agency), section or criterion.
  std::vector<size_t> criteria;  // Whose answers MEASURE_MET pools, in rubric order.
  std::string la;                // Only plans of this authority; empty: all.

  bool Has(Measure measure) const;
};

// Every subject of a rubric: plan, lenses, agencies, sections, criteria, tags, in this order and that of the rubric.
std::vector<Subject> SubjectsOf(const rubrics::Rubric& rubric, const std::vector<InputAgency>& agencies);

// Those that are asked for by name, or by kind ("criterion" means every one); all for none. In the order of `all`.
// FIELD_INVALID naming what is not known.
absl::StatusOr<std::vector<Subject>> ChooseSubjects(const std::vector<Subject>& all,
                                                    const std::vector<std::string>& asked, const std::string& field);

// What one plan adds to a figure; applicable = 0 leaves the denominator. For kMeanScore the value is a share of 100.
statistics::PlanTotals TotalsOf(const Subject& subject, Measure measure, const audits::PlanResult& result);

// Numbered as Dimension of the contract.
enum class Dimension { kNone = 0, kStratum, kPlanKind, kLa, kDistrict, kNeed, kKeyStage, kSetting };
// "stratum", "new or amended plan", ...
std::string_view DimensionWords(Dimension dimension);
// Whether it is a characteristic of children, whose counts are protected when they leave.
inline bool IsOfChildren(Dimension dimension) { return dimension >= Dimension::kDistrict; }
// The plan's group.
const std::string& GroupOf(const cycles::FrameRow& plan, Dimension dimension);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_SUBJECT_H_
