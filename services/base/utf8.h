// UTF-8 as the Unicode Standard defines it (version 15, table 3-7): no overlong forms, no surrogates, nothing above
// U+10FFFF.
#ifndef EHCPQA_SERVICES_BASE_UTF8_H_
#define EHCPQA_SERVICES_BASE_UTF8_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace ehcpqa {

// Offset of the first byte that does not belong to well-formed UTF-8; nothing when all of it does.
std::optional<size_t> FirstInvalidUtf8(std::string_view text);

// Code points in well-formed UTF-8: what a person would call its length in characters.
size_t CountCharacters(std::string_view text);

}  // namespace ehcpqa

#endif  // EHCPQA_SERVICES_BASE_UTF8_H_
