#include "clients/returns/key_stage.h"

#include <chrono>

namespace ehcpqa::returns {
namespace {

using std::chrono::year_month_day;

year_month_day CalendarDay(int days) { return year_month_day{std::chrono::sys_days(std::chrono::days(days))}; }

}  // namespace

int AgeAtStartOfSchoolYear(int birth, int day) {
  const year_month_day born = CalendarDay(birth), today = CalendarDay(day);
  const int year = static_cast<int>(today.year()) - (today.month() < std::chrono::September ? 1 : 0);
  return year - static_cast<int>(born.year()) - (born.month() > std::chrono::August ? 1 : 0);
}

std::string_view KeyStageOfAge(int age) {
  if (age > 25) return "unknown";
  if (age >= 19) return "19-25";
  if (age >= 16) return "post-16";
  if (age >= 14) return "KS4";
  if (age >= 11) return "KS3";
  if (age >= 7) return "KS2";
  if (age >= 5) return "KS1";
  return "EY";
}

bool AgeIsOutOfRange(int age) { return age < 0 || age > 24; }

}  // namespace ehcpqa::returns
