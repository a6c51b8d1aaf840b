#include "clients/cli/values.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/returns/utf8.h"
#include "services/base/clock.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::cli {
namespace {

absl::Status Wrong(const Option& option, const std::string& what) {
  return UsageError(absl::StrCat(option.name, ": ", what));
}

absl::StatusOr<std::string> CheckNumber(const Option& option, const std::string& text) {
  int64_t number = 0;
  if (absl::SimpleAtoi(text, &number) && number >= option.least && number <= option.most) return absl::StrCat(number);
  return Wrong(option, absl::StrCat("give a whole number from ", option.least, " to ", option.most, "."));
}

absl::StatusOr<std::string> CheckWord(const Option& option, const std::string& text) {
  const std::string word = absl::StrReplaceAll(absl::AsciiStrToLower(text), {{"_", "-"}});
  const auto found = std::find(option.words.begin(), option.words.end(), word);
  if (found != option.words.end()) return *found;
  return Wrong(option, absl::StrCat("give one of ", absl::StrJoin(option.words, ", "), "."));
}

absl::StatusOr<std::string> Check(const Option& option, const std::string& text) {
  if (!returns::IsUtf8(text)) return Wrong(option, "the text is not UTF-8.");
  switch (option.kind) {
    case Kind::kNumber:
      return CheckNumber(option, text);
    case Kind::kWord:
      return CheckWord(option, text);
    case Kind::kDate:
      if (!ParseDate(text).has_value()) return Wrong(option, "give a date as YYYY-MM-DD.");
      return text;
    case Kind::kLa:
      if (text.size() == 3 && std::all_of(text.begin(), text.end(), absl::ascii_isdigit)) return text;
      return Wrong(option, "give the three-digit code of a local authority.");
    case Kind::kName: {
      auto name = FullName(option.names, text);
      if (!name.ok()) return Wrong(option, std::string(name.status().message()));
      return name;
    }
    default:
      return text;
  }
}

}  // namespace

absl::Status UsageError(const std::string& message) {
  return Refuse(absl::StatusCode::kInvalidArgument, "USAGE", message);
}

absl::Status Values::Set(const Option& option, const std::vector<std::string>& typed) {
  std::vector<std::string> checked;
  for (const std::string& one : typed) {
    const std::vector<std::string> parts =
        option.repeated ? std::vector<std::string>(absl::StrSplit(one, ',', absl::SkipWhitespace()))
                        : std::vector<std::string>{one};
    for (const std::string& part : parts) {
      ASSIGN_OR_RETURN(std::string value, Check(option, part));
      checked.push_back(std::move(value));
    }
  }
  if (checked.empty() && option.required) return Wrong(option, "give a value.");
  values_[option.name] = std::move(checked);
  return absl::OkStatus();
}

std::string Values::Text(const std::string& name) const {
  const std::vector<std::string>& list = List(name);
  return list.empty() ? "" : list.front();
}

int32_t Values::Number(const std::string& name) const {
  int32_t number = 0;
  return absl::SimpleAtoi(Text(name), &number) ? number : 0;
}

const std::vector<std::string>& Values::List(const std::string& name) const {
  static const std::vector<std::string> kNone;
  const auto found = values_.find(name);
  return found == values_.end() ? kNone : found->second;
}

}  // namespace ehcpqa::cli
