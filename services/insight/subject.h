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

// A service (a team of an agency) whose input can be looked at: its agency's criteria on the plans in which it is on
// record as having had a part.
struct InputService {
  std::string id, title;
};

// An agency whose input can be looked at: its kind's criteria on the plans of its area.
struct InputAgency {
  std::string id, title;
  rubrics::Owner owner = rubrics::Owner::kUnspecified;
  std::string la;  // Of a council: its own plans. Empty: every plan of the area.
  std::vector<InputService> services;
};

struct Subject {
  enum class Kind { kPlan, kLens, kAgency, kService, kSection, kCriterion, kTag };
  Kind kind = Kind::kPlan;
  // "plan", "lens:health", "agency:icb", "service:icb/slt", "section:F", "criterion:F3", "tag:golden_thread".
  std::string name;
  std::string title;
  size_t index = 0;              // Lens 0 to 2 (also of an agency or service), section or criterion.
  std::vector<size_t> criteria;  // Whose answers MEASURE_MET pools, in rubric order.
  std::string la;                // Only plans of this authority; empty: all.
  std::string service;           // Only plans in which this one had a part, "icb/slt"; empty: all.

  bool Has(Measure measure) const;
};

// Whether the one is a service of the other, an agency.
bool IsServiceOf(const Subject& service, const Subject& agency);

// Every subject of a rubric: plan, lenses, agencies each before its services, sections, criteria, tags, in this order
// and that of the rubric.
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
