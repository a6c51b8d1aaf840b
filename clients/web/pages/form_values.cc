#include "clients/web/pages/form_values.h"

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/base/clock.h"

namespace ehcpqa::web {
namespace {

// "7" as "07"; anything but one digit as it is.
std::string TwoDigits(const std::string& text) { return text.size() == 1 ? absl::StrCat("0", text) : text; }

std::string WithoutZero(const std::string& text) { return text.size() == 2 && text[0] == '0' ? text.substr(1) : text; }

std::string Typed(const Fields& form, const std::string& name) {
  return std::string(absl::StripAsciiWhitespace(form[name]));
}

}  // namespace

void ShowDay(const std::string& day, DateInput* input) {
  if (!ParseDate(day).has_value()) return;
  input->day = WithoutZero(day.substr(8));
  input->month = WithoutZero(day.substr(5, 2));
  input->year = day.substr(0, 4);
}

void ReadDay(const Fields& form, DateInput* input) {
  input->day = Typed(form, input->field.name + "-day");
  input->month = Typed(form, input->field.name + "-month");
  input->year = Typed(form, input->field.name + "-year");
}

std::string DayOf(const DateInput& input) {
  if (input.day.empty() && input.month.empty() && input.year.empty()) return "";
  return absl::StrCat(input.year, "-", TwoDigits(input.month), "-", TwoDigits(input.day));
}

bool IsDay(const std::string& words, DateInput* input) {
  const std::string typed = DayOf(*input);
  if (typed.empty() || ParseDate(typed).has_value()) return true;
  input->field.error = absl::StrCat(words, " must be a real date, such as 12 3 2026");
  return false;
}

bool ReadNumber(Input* input, int32_t* number) {
  *number = 0;
  const std::string text(absl::StripAsciiWhitespace(input->value));
  if (text.empty() || absl::SimpleAtoi(text, number)) return true;
  input->field.error = absl::StrCat(input->field.label, " must be a whole number");
  return false;
}

}  // namespace ehcpqa::web
