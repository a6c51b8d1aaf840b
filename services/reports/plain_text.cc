#include "services/reports/plain_text.h"

#include <optional>

#include "services/base/utf8.h"

namespace ehcpqa::reports {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F;
}

// U+FFFE and U+FFFF, which XML forbids.
bool IsNoCharacter(std::string_view text) {
  return text.size() >= 3 && text[0] == '\xEF' && text[1] == '\xBF' && (text[2] == '\xBE' || text[2] == '\xBF');
}

// Well-formed UTF-8.
void AppendValid(std::string_view text, std::string* plain) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') plain->push_back('\n');
    } else if (IsControl(text[i])) {
      plain->append(kReplacement);
    } else if (IsNoCharacter(text.substr(i))) {
      plain->append(kReplacement);
      i += 2;
    } else {
      plain->push_back(text[i]);
    }
  }
}

}  // namespace

std::string PlainText(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (const std::optional<size_t> invalid = FirstInvalidUtf8(text)) {
    AppendValid(text.substr(0, *invalid), &plain);
    plain.append(kReplacement);
    text.remove_prefix(*invalid + 1);
  }
  AppendValid(text, &plain);
  return plain;
}

}  // namespace ehcpqa::reports
