// Targets of the area.
//
//   targets:  subject | measure | share
#ifndef EHCPQA_SERVICES_INSIGHT_TARGET_STORE_H_
#define EHCPQA_SERVICES_INSIGHT_TARGET_STORE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/insight/subject.h"
#include "services/storage/transaction.h"

namespace ehcpqa::insight {

struct Target {
  std::string subject;
  Measure measure = Measure::kGoodOrBetter;
  double share = 0;
};

// By subject and measure.
absl::StatusOr<std::vector<Target>> ListTargets(storage::Snapshot& snapshot);
absl::StatusOr<std::optional<double>> FindTarget(storage::Snapshot& snapshot, std::string_view subject,
                                                 Measure measure);
absl::Status StoreTarget(storage::Transaction& transaction, const Target& target);
// False when there was none.
absl::StatusOr<bool> DropTarget(storage::Transaction& transaction, std::string_view subject, Measure measure);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_TARGET_STORE_H_
