// When a session ends, and when an account is locked.
#ifndef EHCPQA_SERVICES_IDENTITY_SESSION_H_
#define EHCPQA_SERVICES_IDENTITY_SESSION_H_

#include "services/base/clock.h"

namespace ehcpqa::identity {

inline constexpr Millis kMinute = 60'000;
inline constexpr Millis kSessionLength = 12 * 60 * kMinute;  // A working day.
inline constexpr Millis kIdleLimit = 30 * kMinute;
inline constexpr int kFailuresBeforeLock = 5;
inline constexpr Millis kLockLength = 15 * kMinute;
// How often the last use is written down: not at every call, which would make each read a write.
inline constexpr Millis kTouchEvery = kMinute;

// Whether a session last used at `last_used` and ending at `expires` may still be used.
constexpr bool SessionOpen(Millis last_used, Millis expires, Millis now) {
  return now < expires && now < last_used + kIdleLimit;
}

// What a wrong password does to an account.
struct Failures {
  int count = 0;
  Millis locked_until = 0;
};
constexpr Failures AfterWrongPassword(Failures before, Millis now) {
  // A lock that has passed begins a new count.
  const int count = (before.locked_until != 0 && now >= before.locked_until ? 0 : before.count) + 1;
  return {count, count >= kFailuresBeforeLock ? now + kLockLength : 0};
}

}  // namespace ehcpqa::identity

#endif  // EHCPQA_SERVICES_IDENTITY_SESSION_H_
