// How long a call may take, and how often it is tried.
#ifndef EHCPQA_CLIENTS_API_PATIENCE_H_
#define EHCPQA_CLIENTS_API_PATIENCE_H_

#include <chrono>
#include <optional>

#include "absl/status/status.h"
#include "clients/api/method.h"

namespace ehcpqa::api {

using Duration = std::chrono::milliseconds;

// Deadlines span every attempt of a call and the pauses between them.
struct Patience {
  Duration quick = std::chrono::seconds(30);
  Duration slow = std::chrono::minutes(5);
  Duration import = std::chrono::hours(1);
  int attempts = 5;           // 1 means no retry.
  Duration first_pause{100};  // Doubles from one attempt to the next.

  Duration Of(Pace pace) const { return pace == Pace::kSlow ? slow : quick; }
};

// Whether the same call may succeed a moment later.
bool WorthRetrying(absl::StatusCode code);

// The pause after attempt number `attempt` (from 1), or nothing when it was the last or too little of `left` remains.
// `jitter`, 0 to 1, spreads callers that failed together: the pause is between half and the whole of its step.
std::optional<Duration> PauseAfter(const Patience& patience, int attempt, Duration left, double jitter);

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_PATIENCE_H_
