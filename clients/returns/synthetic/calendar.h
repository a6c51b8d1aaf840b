// Dates as days since 1970-01-01.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_CALENDAR_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_CALENDAR_H_

#include <chrono>

namespace ehcpqa::synthetic {

// The year that the day is in.
inline int YearOf(int day) {
  return static_cast<int>(std::chrono::year_month_day{std::chrono::sys_days(std::chrono::days(day))}.year());
}

// The day of that date.
inline int DayOf(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

// So many whole years before; 28 February for a 29th.
inline int YearsBefore(int day, int years) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  std::chrono::year_month_day then{date.year() - std::chrono::years(years), date.month(), date.day()};
  if (!then.ok()) then = {then.year(), then.month(), std::chrono::day(28)};
  return static_cast<int>(std::chrono::sys_days(then).time_since_epoch().count());
}

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_CALENDAR_H_
