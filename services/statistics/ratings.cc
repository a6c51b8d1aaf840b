#include "services/statistics/ratings.h"

#include "absl/strings/str_cat.h"
#include "services/base/error.h"

namespace ehcpqa::statistics {

absl::Status Ratings::Add(std::span<const int> row) {
  if (row.size() != static_cast<size_t>(raters_)) {
    return FieldInvalid("ratings",
                        absl::StrCat("A plan needs ", raters_, " ratings, given or empty; it has ", row.size(), "."));
  }
  for (int rating : row) {
    if (rating < kNoRating || rating >= grades_) {
      return FieldInvalid("ratings",
                          absl::StrCat("A rating must lie on the scale 0 to ", grades_ - 1, "; it is ", rating, "."));
    }
  }
  for (int rating : row) cells_.push_back(static_cast<int8_t>(rating));
  return absl::OkStatus();
}

}  // namespace ehcpqa::statistics
