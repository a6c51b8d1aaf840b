#include "clients/web/engine/url.h"

#include <algorithm>

#include "services/base/utf8.h"

namespace ehcpqa::web {
namespace {

constexpr size_t kLongestLink = 2000;

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

bool IsPlainText(std::string_view text) {
  const auto forbidden = [](char c) { return IsControl(c) && c != '\t' && c != '\n' && c != '\r'; };
  return std::none_of(text.begin(), text.end(), forbidden) && !FirstInvalidUtf8(text).has_value();
}

std::optional<std::string> Decode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      const int high = i + 2 < text.size() ? HexDigit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? HexDigit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!IsPlainText(decoded)) return std::nullopt;
  return decoded;
}

std::string Encode(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return encoded;
}

std::optional<Fields> DecodeQuery(std::string_view query) {
  Fields fields;
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), part.size() + 1));
    if (part.empty()) continue;
    const size_t equals = std::min(part.find('='), part.size());
    auto name = Decode(part.substr(0, equals), true);
    auto value = Decode(part.substr(std::min(equals + 1, part.size())), true);
    if (!name || !value) return std::nullopt;
    fields.Add(*std::move(name), *std::move(value));
  }
  return fields;
}

std::string Link(std::string_view path, const std::vector<std::pair<std::string, std::string>>& arguments) {
  std::string link(path);
  char before = '?';
  for (const auto& [name, value] : arguments) {
    if (value.empty()) continue;
    link += before + Encode(name) + "=" + Encode(value);
    before = '&';
  }
  return link;
}

bool IsLocalPath(std::string_view link) {
  return !link.empty() && link.size() <= kLongestLink && link[0] == '/' && (link.size() == 1 || link[1] != '/') &&
         std::none_of(link.begin(), link.end(), [](char c) { return c == '\\' || IsControl(c); });
}

}  // namespace ehcpqa::web
