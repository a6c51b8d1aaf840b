// Whether bytes are UTF-8.
#ifndef EHCPQA_CLIENTS_RETURNS_UTF8_H_
#define EHCPQA_CLIENTS_RETURNS_UTF8_H_

#include <string_view>

namespace ehcpqa::returns {

// Whether the bytes are well-formed UTF-8 (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF.
bool IsUtf8(std::string_view bytes);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_UTF8_H_
