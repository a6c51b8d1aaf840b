// Time as the area keeps it: UTC, ISO 8601 text, whole milliseconds for times, whole days for dates.
#ifndef EHCPQA_SERVICES_BASE_CLOCK_H_
#define EHCPQA_SERVICES_BASE_CLOCK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ehcpqa {

// Milliseconds since 1970-01-01T00:00:00Z.
using Millis = int64_t;

// Where the time comes from. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Millis Now() const = 0;
};

// The machine's clock.
const Clock& SystemClock();

// "2026-03-12T09:30:00.125Z". Sorts as text in time order.
std::string FormatTime(Millis time);

// Days since 1970-01-01 of a YYYY-MM-DD date of the Gregorian calendar between years 1900 and 2199; nothing otherwise.
std::optional<int> ParseDate(std::string_view text);
// YYYY-MM-DD.
std::string FormatDate(int days);
// YYYY-MM-DD of the time, UTC.
std::string DateOf(Millis time);

}  // namespace ehcpqa

#endif  // EHCPQA_SERVICES_BASE_CLOCK_H_
