// An urgent concern, and the only ways it moves: raised, acknowledged, closed.
#ifndef EHCPQA_SERVICES_AUDITS_CONCERN_H_
#define EHCPQA_SERVICES_AUDITS_CONCERN_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace ehcpqa::audits {

// Numbered as ConcernKind of the contract.
enum class ConcernKind { kSafeguarding = 1, kWithoutProvision = 2 };
// Numbered as ConcernState of the contract.
enum class ConcernState { kRaised = 1, kAcknowledged = 2, kClosed = 3 };

struct Concern {
  int64_t n = 0;  // From 1 within the cycle.
  int64_t audit = 0;
  std::string plan_ref;
  ConcernKind kind = ConcernKind::kSafeguarding;
  std::string text;  // What was seen, 10 to 2000 characters.
  ConcernState state = ConcernState::kRaised;
  std::string raised_by, raised_for;  // Ids of the user, and of the agency they acted for.
  std::string raised_at;              // UTC, ISO 8601, as the next two; those are empty before.
  std::string acknowledged_at, closed_at;
  std::string outcome;  // What was done, once it is closed.
};

// Whether the concern may go on to `next`. FailedPrecondition (CONCERN_STATE), naming the step that is possible.
absl::Status CheckStep(const Concern& concern, ConcernState next);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_CONCERN_H_
