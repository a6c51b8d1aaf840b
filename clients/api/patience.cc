#include "clients/api/patience.h"

#include <algorithm>

namespace ehcpqa::api {

bool WorthRetrying(absl::StatusCode code) {
  return code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kResourceExhausted;
}

std::optional<Duration> PauseAfter(const Patience& patience, int attempt, Duration left, double jitter) {
  if (attempt >= patience.attempts) return std::nullopt;
  const Duration step = patience.first_pause * (int64_t{1} << std::min(attempt - 1, 20));
  const Duration pause = step / 2 + std::chrono::duration_cast<Duration>(step * (jitter / 2));
  if (pause >= left) return std::nullopt;
  return pause;
}

}  // namespace ehcpqa::api
