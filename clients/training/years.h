// Years of audits in one go: one cycle a quarter, from its draft to its publication.
#ifndef EHCPQA_CLIENTS_TRAINING_YEARS_H_
#define EHCPQA_CLIENTS_TRAINING_YEARS_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "clients/training/people.h"

namespace ehcpqa::training {

struct YearsOptions {
  std::string first = "2022q1", last = "2024q4";  // Ids of cycles, and the quarters that they are about.
  std::string rubric = "standard/1";              // Published.
  int sample_size = 48;
  int double_marked = 10;
};

// What one quarter came to.
struct QuarterMade {
  std::string cycle;
  int assessments = 0;
  int differences = 0;
};

// Makes the cycles in their order, each of every local authority that has a register: the earliest one as at or after
// the end of the quarter, or else the latest. Plans change over the quarters as movement.h says. The same registers,
// people and options give the same samples and marks. `tell` hears of each quarter when it is published. Stops at the
// first failure; what was made stays.
absl::Status MakeYears(const People& people, const YearsOptions& options,
                       const std::function<void(const QuarterMade&)>& tell);

}  // namespace ehcpqa::training

#endif  // EHCPQA_CLIENTS_TRAINING_YEARS_H_
