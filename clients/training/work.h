// The work of invented auditors and of an invented moderator on one cycle, through the public API.
#ifndef EHCPQA_CLIENTS_TRAINING_WORK_H_
#define EHCPQA_CLIENTS_TRAINING_WORK_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "clients/training/simulation.h"

namespace ehcpqa::training {

// Marks everything of the auditor signed in that is not handed in, and hands it in unless `leave_open`. `cycle` is
// `cycles/{id}`. Answers the number of assessments.
absl::StatusOr<int> Score(const api::Api& api, const std::string& cycle, const Temper& temper, bool leave_open = false);

// Settles every open difference as the moderator signed in. Answers their number.
absl::StatusOr<int> Moderate(const api::Api& api, const std::string& cycle);

// The quarter of the cycle's window, for Temper::quarter.
absl::StatusOr<int> QuarterOfCycle(const api::Api& api, const std::string& cycle);

}  // namespace ehcpqa::training

#endif  // EHCPQA_CLIENTS_TRAINING_WORK_H_
