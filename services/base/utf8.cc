#include "services/base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace ehcpqa {
namespace {

bool Between(uint8_t byte, uint8_t low, uint8_t high) { return byte >= low && byte <= high; }

// Length of the well-formed sequence that begins `text`; 0 when there is none.
size_t SequenceLength(std::string_view text) {
  const auto at = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = at(0);
  if (lead < 0x80) return 1;
  // The second byte's range depends on the first; later ones are plain continuation bytes.
  size_t length = 0;
  uint8_t low = 0x80;
  uint8_t high = 0xbf;
  if (Between(lead, 0xc2, 0xdf)) {
    length = 2;
  } else if (Between(lead, 0xe0, 0xef)) {
    length = 3;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
  } else if (Between(lead, 0xf0, 0xf4)) {
    length = 4;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
  }
  if (length == 0 || text.size() < length || !Between(at(1), low, high)) return 0;
  for (size_t i = 2; i < length; ++i) {
    if (!Between(at(i), 0x80, 0xbf)) return 0;
  }
  return length;
}

}  // namespace

std::optional<size_t> FirstInvalidUtf8(std::string_view text) {
  for (size_t offset = 0; offset < text.size();) {
    const size_t length = SequenceLength(text.substr(offset));
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

size_t CountCharacters(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xc0) != 0x80; }));
}

}  // namespace ehcpqa
