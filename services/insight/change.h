// What changed between two spans of cycles: one declared family of comparisons.
#ifndef EHCPQA_SERVICES_INSIGHT_CHANGE_H_
#define EHCPQA_SERVICES_INSIGHT_CHANGE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/insight/figure.h"
#include "services/statistics/change.h"

namespace ehcpqa::insight {

// Numbered as ChangeVerdict of the contract.
enum class Verdict { kNoEvidence = 1, kHigher, kLower, kCannotTell };

struct Comparison {
  Subject subject;
  Figure before, after;
  double difference = 0, low = 0, high = 0;  // Of shares; 0 for kCannotTell.
  std::optional<double> p, adjusted_p;       // adjusted_p in a family of two or more.
  Verdict verdict = Verdict::kCannotTell;
  std::optional<statistics::Decomposition> parts;  // Of single cycles with the same strata.
  std::string text;
};

// One comparison for each subject. A family of one is judged by whether the interval of its difference excludes 0, a
// family of more by the Benjamini-Hochberg adjusted p at .10; comparisons without a p take no part in the family and
// cannot tell.
absl::StatusOr<std::vector<Comparison>> MeasureChanges(const std::vector<CyclePlans>& before,
                                                       const std::vector<CyclePlans>& after,
                                                       const std::vector<Subject>& subjects, Measure measure);

// "60 comparisons of the share of answers met; Benjamini-Hochberg, adjusted p at most 0.10".
std::string FamilyWords(size_t comparisons, Measure measure);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_CHANGE_H_
