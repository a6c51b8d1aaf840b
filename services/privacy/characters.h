// ASCII classes for the finders: locale-free, and false for every byte of a longer UTF-8 character.
#ifndef EHCPQA_SERVICES_PRIVACY_CHARACTERS_H_
#define EHCPQA_SERVICES_PRIVACY_CHARACTERS_H_

#include <cstddef>
#include <string_view>

namespace ehcpqa::privacy {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char Upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
constexpr bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }
constexpr bool IsAlnum(char c) { return IsDigit(c) || IsLetter(c); }
// Part of a character beyond ASCII.
constexpr bool IsBeyondAscii(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }

// Bytes at `at` that are one space, tab, line break or no-break space (U+00A0, U+2009, U+202F); 0 when there is none.
constexpr size_t SpaceAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') return 1;
  if (text.substr(at, 2) == "\u00a0") return 2;
  if (text.substr(at, 3) == "\u2009" || text.substr(at, 3) == "\u202f") return 3;
  return 0;
}

// Bytes at `at` that are one hyphen or dash (ASCII, U+2010 to U+2015, U+2212); 0 when there is none.
constexpr size_t HyphenAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '-') return 1;
  const std::string_view three = text.substr(at, 3);
  return (three >= "\u2010" && three <= "\u2015") || three == "\u2212" ? 3 : 0;
}

}  // namespace ehcpqa::privacy

#endif  // EHCPQA_SERVICES_PRIVACY_CHARACTERS_H_
