// The independent first ratings of one criterion, the input of every agreement statistic.
#ifndef EHCPQA_SERVICES_STATISTICS_RATINGS_H_
#define EHCPQA_SERVICES_STATISTICS_RATINGS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/status.h"

namespace ehcpqa::statistics {

// A rating that was not given: not applicable, cannot tell, or not scored by this rater.
inline constexpr int kNoRating = -1;

// Rows are plans, columns raters (or "first mark" and "second mark" where auditors rotate). Grades are 0 .. grades-1,
// the whole scale of the rubric, unused grades included: coefficients with chance correction change with their number.
// Only independent, blind first marks belong here; an agreed mark is never a rating.
class Ratings {
 public:
  // 2 <= grades <= 100, raters >= 1.
  Ratings(int grades, int raters) : grades_(grades), raters_(raters) {}

  // Adds one plan: one grade or kNoRating for each rater.
  // Error, FIELD_INVALID, with nothing added: a wrong number of ratings, or a grade off the scale.
  absl::Status Add(std::span<const int> row);

  int grades() const { return grades_; }
  int raters() const { return raters_; }
  int64_t plans() const { return static_cast<int64_t>(cells_.size()) / raters_; }
  // The row of a plan: raters() values.
  const int8_t* Row(int64_t plan) const { return cells_.data() + plan * raters_; }

 private:
  int grades_;
  int raters_;
  std::vector<int8_t> cells_;
};

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_RATINGS_H_
