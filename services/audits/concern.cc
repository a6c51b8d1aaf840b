#include "services/audits/concern.h"

#include "services/base/error.h"

namespace ehcpqa::audits {

absl::Status CheckStep(const Concern& concern, ConcernState next) {
  if (static_cast<int>(next) == static_cast<int>(concern.state) + 1) return absl::OkStatus();
  switch (concern.state) {
    case ConcernState::kRaised:
      return NotNow("CONCERN_STATE", "Nobody has taken the concern on yet. Acknowledge it first.");
    case ConcernState::kAcknowledged:
      return NotNow("CONCERN_STATE", "The concern was acknowledged already. It can be closed, with what was done.");
    case ConcernState::kClosed:
      break;
  }
  return NotNow("CONCERN_STATE", "The concern is closed. Raise a new one if it has come back.");
}

}  // namespace ehcpqa::audits
