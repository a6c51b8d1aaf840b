#include "services/rpc/paging.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "services/base/digest.h"
#include "services/base/error.h"

namespace ehcpqa::rpc {
namespace {

// Separates parts of a key; no name or date holds it.
constexpr char kSeparator = '\x1f';

absl::Status BadToken() {
  return FieldInvalid("page_token", "is not one that this list gave. Start again without it.");
}

}  // namespace

absl::StatusOr<int> PageSize(int32_t asked, int usual, int most) {
  if (asked < 0) return FieldInvalid("page_size", "must not be negative");
  return asked == 0 ? usual : std::min(asked, most);
}

std::string PageToken(const std::vector<std::string>& key) {
  std::string text = "k";
  for (const std::string& part : key) (text += kSeparator) += part;
  return Base64Url(text);
}

absl::StatusOr<std::vector<std::string>> ReadPageToken(std::string_view token, size_t parts) {
  if (token.empty()) return std::vector<std::string>(parts);
  std::string text;
  if (!absl::WebSafeBase64Unescape({token.data(), token.size()}, &text) || text.empty() || text[0] != 'k')
    return BadToken();
  std::vector<std::string> key;
  for (size_t i = 1; i < text.size();) {
    if (text[i] != kSeparator) return BadToken();
    const size_t end = std::min(text.find(kSeparator, i + 1), text.size());
    key.push_back(text.substr(i + 1, end - i - 1));
    i = end;
  }
  if (key.size() != parts) return BadToken();
  return key;
}

absl::StatusOr<int64_t> KeyNumber(std::string_view part) {
  int64_t value = 0;
  if (!part.empty() && !absl::SimpleAtoi(absl::string_view(part.data(), part.size()), &value)) return BadToken();
  return value;
}

}  // namespace ehcpqa::rpc
