#include "clients/returns/observed.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/returns/values.h"
#include "services/base/error.h"

namespace ehcpqa::returns {

void LayoutMarks::Note(std::string_view name) {
  const auto is_one_of = [&](auto... names) { return ((name == names) || ...); };
  if (is_one_of("gendercurrent", "attendancepattern")) in_2023_only_ = true;
  if (is_one_of("sex", "reviewmeeting", "reviewoutcome")) since_2024_ = true;
  if (is_one_of("requestsource", "rquestsource", "reviewdraft", "phasetransferduedate", "phasetransferfinaldate",
                "dsco"))
    since_2025_ = true;
}

int LayoutMarks::Layout(int year) const {
  if (in_2023_only_) return 2023;
  if (since_2025_) return 2025;
  if (since_2024_) return 2024;
  return std::clamp(year, 2023, 2025);
}

bool LayoutMarks::Mixed() const { return in_2023_only_ && (since_2024_ || since_2025_); }

void ReviewOrder::Note(const Person& person) {
  for (const Request& request : person.requests) {
    const auto meeting = DateIn(request.active_plan.review_meeting);
    const auto decision = DateIn(request.active_plan.last_review);
    if (!meeting || !decision) continue;
    ++with_both_;
    if (*decision < *meeting) ++decision_first_;
  }
}

absl::Status ReviewOrder::Check(const std::string& file) const {
  if (with_both_ < 10 || decision_first_ * 2 <= with_both_) return absl::OkStatus();
  return Refuse(
      absl::StatusCode::kInvalidArgument, "RETURN_REVIEWS_SWAPPED",
      absl::StrCat(file, ": the two review columns look swapped: LastReview (the decision) is before ReviewMeeting in ",
                   decision_first_, " of the ", with_both_,
                   " records that have both. Correct the export and try again."));
}

}  // namespace ehcpqa::returns
