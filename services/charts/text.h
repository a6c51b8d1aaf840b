// Texts that callers give, made fit for a drawing: legal in XML, as wide as there is room for.
#ifndef EHCPQA_SERVICES_CHARTS_TEXT_H_
#define EHCPQA_SERVICES_CHARTS_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

namespace ehcpqa::charts {

// The text with what XML cannot hold replaced: bytes that are no UTF-8 and forbidden characters by U+FFFD, line ends
// and tabs by a space.
std::string Clean(std::string_view text);

// Only characters that an id may have: every other one becomes a hyphen; "chart" for an empty text.
std::string CleanId(std::string_view text);

// About how wide a text is in Arial of this size, on the generous side; bold letters are wider.
double TextWidth(std::string_view text, double size, bool bold = false);

// The width of the widest word: what Wrap needs so as to break none.
double WidestWord(std::string_view text, double size, bool bold = false);

// Lines of at most `width`, broken between words, or inside one that is longer than a line. What is left after
// `most_lines` is cut, and the last line ends in "…". No line for a blank text. most_lines >= 1.
std::vector<std::string> Wrap(std::string_view text, double width, double size, int most_lines, bool bold = false);

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_TEXT_H_
