#include "services/charts/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "services/base/utf8.h"

namespace ehcpqa::charts {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "…";

// Advance widths of Arial in thousandths of its size, from U+0020 to U+007E (its hmtx table; Helvetica's are the same).
constexpr std::array<int16_t, 95> kArial = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr double kLatin = 600, kOther = 1000;  // Beyond ASCII: as wide as a capital, or a square.
constexpr double kGenerous = 1.05, kBold = 1.08;

// The character that begins at `at`, in well-formed UTF-8.
std::string_view CharacterAt(std::string_view text, size_t at) {
  size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(at, end - at);
}

double CharacterWidth(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (first < 0x80) return first < 0x20 || first > 0x7E ? 0 : kArial[first - 0x20];
  return first < 0xE0 || character == kEllipsis ? kLatin : kOther;
}

// Drops characters from the end until the text and the ellipsis have room.
std::string Cut(std::string line, double width, double size, bool bold) {
  while (!line.empty() && TextWidth(line + std::string(kEllipsis), size, bold) > width) {
    do line.pop_back();
    while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0x80) != 0 && FirstInvalidUtf8(line));
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line + std::string(kEllipsis);
}

// Where the word that begins at `at` ends. A number stays with its sign of per cent.
size_t WordEnd(std::string_view text, size_t at) {
  const size_t end = std::min(text.find(' ', at), text.size());
  return text.substr(end, 2) == " %" ? std::min(text.find(' ', end + 1), text.size()) : end;
}

// As much of a word as has room, at least one character.
std::string_view PartOf(std::string_view word, double width, double size, bool bold) {
  size_t end = 0;
  while (end < word.size()) {
    const size_t next = end + CharacterAt(word, end).size();
    if (end > 0 && TextWidth(word.substr(0, next), size, bold) > width) break;
    end = next;
  }
  return word.substr(0, end);
}

}  // namespace

std::string Clean(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const size_t valid = FirstInvalidUtf8(text).value_or(text.size());
    for (size_t at = 0; at < valid;) {
      const std::string_view character = CharacterAt(text.substr(0, valid), at);
      const auto first = static_cast<unsigned char>(character[0]);
      if (first == '\n' || first == '\r' || first == '\t') {
        clean += ' ';
      } else if (first < 0x20 || first == 0x7F || character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF") {
        clean += kReplacement;
      } else {
        clean += character;
      }
      at += character.size();
    }
    if (valid == text.size()) break;
    clean += kReplacement;
    text.remove_prefix(valid + 1);
  }
  return clean;
}

std::string CleanId(std::string_view text) {
  std::string id(text);
  for (char& c : id) {
    const bool of_id = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (!of_id) c = '-';
  }
  if (id.empty()) return "chart";
  // A name in XML begins with a letter.
  const bool letter = (id[0] >= 'a' && id[0] <= 'z') || (id[0] >= 'A' && id[0] <= 'Z');
  return letter ? id : "c" + id;
}

double TextWidth(std::string_view text, double size, bool bold) {
  double width = 0;
  for (size_t at = 0; at < text.size();) {
    const std::string_view character = CharacterAt(text, at);
    width += CharacterWidth(character);
    at += character.size();
  }
  return width / 1000 * size * kGenerous * (bold ? kBold : 1);
}

double WidestWord(std::string_view text, double size, bool bold) {
  double widest = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = WordEnd(text, at);
    widest = std::max(widest, TextWidth(text.substr(at, end - at), size, bold));
    at = end + 1;
  }
  return widest;
}

std::vector<std::string> Wrap(std::string_view text, double width, double size, int most_lines, bool bold) {
  std::vector<std::string> lines;
  std::string line;
  const auto fits = [&](const std::string& candidate) { return TextWidth(candidate, size, bold) <= width; };
  for (size_t at = 0; at < text.size();) {
    at = text.find_first_not_of(' ', at);
    if (at == std::string_view::npos) break;
    const size_t end = WordEnd(text, at);
    std::string_view word = text.substr(at, end - at);
    at = end;
    if (!line.empty() && fits(line + ' ' + std::string(word))) {
      line += ' ';
      line += word;
      continue;
    }
    if (!line.empty()) lines.push_back(line);
    while (!fits(std::string(word))) {
      const std::string_view part = PartOf(word, width, size, bold);
      if (part.size() == word.size()) break;  // One character, wider than the line.
      lines.emplace_back(part);
      word.remove_prefix(part.size());
    }
    line = word;
    if (lines.size() > static_cast<size_t>(most_lines)) break;
  }
  if (!line.empty()) lines.push_back(line);
  if (lines.size() > static_cast<size_t>(most_lines)) {
    lines.resize(most_lines);
    lines.back() = Cut(lines.back(), width, size, bold);
  }
  return lines;
}

}  // namespace ehcpqa::charts
