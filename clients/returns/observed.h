// What is noticed of a return while it is read, whatever its form.
#ifndef EHCPQA_CLIENTS_RETURNS_OBSERVED_H_
#define EHCPQA_CLIENTS_RETURNS_OBSERVED_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "clients/returns/person.h"

namespace ehcpqa::returns {

// Marks of the layouts of the return: fields that came or went with a year.
class LayoutMarks {
 public:
  // Notes an element or column that the return has, by its lower-case name.
  void Note(std::string_view name);

  // 2023, 2024 or 2025 (2025 and later). By the fields alone: GenderCurrent or AttendancePattern are 2023's;
  // RequestSource, ReviewDraft, the two PhaseTransfer dates and DSCO came in 2025; Sex, ReviewMeeting and ReviewOutcome
  // in 2024. With none of them, by `year`.
  int Layout(int year) const;
  // Whether fields that were taken away after 2023 stand beside fields that came later.
  bool Mixed() const;

 private:
  bool in_2023_only_ = false;
  bool since_2024_ = false;
  bool since_2025_ = false;
};

// Counts records, and reviews whose two dates are in the wrong order.
class ReviewOrder {
 public:
  void Note(const Person& person);
  // A decision comes on or after its meeting. Refuses (RETURN_REVIEWS_SWAPPED) when at least ten records have both
  // dates and most of them have it the other way round: then the two columns are swapped, as they are in one template
  // in use.
  absl::Status Check(const std::string& file) const;

 private:
  uint64_t with_both_ = 0;
  uint64_t decision_first_ = 0;
};

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_OBSERVED_H_
