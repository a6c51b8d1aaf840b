#include "services/base/clock.h"

#include <chrono>
#include <cstdio>

namespace ehcpqa {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

class System final : public Clock {
 public:
  Millis Now() const override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
  }
};

std::optional<int> Digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

const Clock& SystemClock() {
  static const System clock;
  return clock;
}

std::string FormatTime(Millis time) {
  const int day = static_cast<int>((time >= 0 ? time : time - 86'399'999) / 86'400'000);
  const int64_t rest = time - int64_t{day} * 86'400'000;
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%03dZ", static_cast<int>(rest / 3'600'000) % 24,
                static_cast<int>(rest / 60'000 % 60), static_cast<int>(rest / 1000 % 60),
                static_cast<int>(rest % 1000));
  return FormatDate(day) + buffer;
}

std::optional<int> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = Digits(text.substr(0, 4)), month = Digits(text.substr(5, 2)), day = Digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2199) return std::nullopt;
  const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<int>(sys_days(date).time_since_epoch().count());
}

std::string FormatDate(int day_number) {
  const year_month_day date{sys_days(days(day_number))};
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

std::string DateOf(Millis time) { return FormatTime(time).substr(0, 10); }

}  // namespace ehcpqa
