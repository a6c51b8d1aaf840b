#include <cstddef>

#include "services/privacy/characters.h"
#include "services/privacy/finders.h"

namespace ehcpqa::privacy {
namespace {

// RFC 5322 allows more, but nobody writes it; a slash or a bracket ends an address in running text.
bool IsLocal(char c) {
  return IsAlnum(c) || IsBeyondAscii(c) || std::string_view("._%+-'&").find(c) != std::string_view::npos;
}
bool IsDomain(char c) { return IsAlnum(c) || IsBeyondAscii(c) || c == '-' || c == '.'; }

}  // namespace

void FindEmailAddresses(std::string_view text, std::vector<FoundIdentifier>& found) {
  for (size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    // Neither side may hold another '@', so every byte is looked at twice at most.
    size_t begin = at, end = at + 1;
    while (begin > 0 && IsLocal(text[begin - 1])) --begin;
    while (end < text.size() && IsDomain(text[end])) ++end;
    while (end > at + 1 && !IsAlnum(text[end - 1]) && !IsBeyondAscii(text[end - 1])) --end;
    const std::string_view domain = text.substr(at + 1, end - at - 1);
    const size_t dot = domain.rfind('.');
    const bool has_top_level = dot != std::string_view::npos && dot > 0 && domain.size() - dot > 2;
    if (begin < at && has_top_level) found.push_back({IdentifierKind::kEmailAddress, begin, end - begin});
  }
}

}  // namespace ehcpqa::privacy
