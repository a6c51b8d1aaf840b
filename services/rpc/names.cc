#include "services/rpc/names.h"

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::rpc {
namespace {

std::vector<std::string> Split(std::string_view text) {
  std::vector<std::string> parts;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '/') continue;
    parts.emplace_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  return parts;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ParseName(std::string_view field, std::string_view name,
                                                   std::string_view pattern) {
  const std::vector<std::string> parts = Split(name), wanted = Split(pattern);
  std::vector<std::string> ids;
  bool fits = name.size() <= 300 && parts.size() == wanted.size();
  for (size_t i = 0; fits && i < wanted.size(); ++i) {
    if (wanted[i] == "*") {
      fits = !parts[i].empty();
      ids.push_back(parts[i]);
    } else {
      fits = parts[i] == wanted[i];
    }
  }
  if (!fits)
    return FieldInvalid(field, absl::StrCat("must be a name like ", std::string(pattern), ", with an id for each *"));
  return ids;
}

absl::StatusOr<std::string> ParseId(std::string_view field, std::string_view name, std::string_view pattern) {
  ASSIGN_OR_RETURN(auto ids, ParseName(field, name, pattern));
  return ids.front();
}

}  // namespace ehcpqa::rpc
