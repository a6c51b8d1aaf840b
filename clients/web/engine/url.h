// Percent-encoding (RFC 3986), and which addresses are our own.
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_URL_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_URL_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/web/engine/request.h"

namespace ehcpqa::web {

// Whether a text is well-formed UTF-8 without control characters other than tab, line feed and carriage return.
bool IsPlainText(std::string_view text);

// Decodes one path segment, or with `plus_is_space` one name or value of a query. Nothing when an escape is broken or
// what comes out is no plain text.
std::optional<std::string> Decode(std::string_view text, bool plus_is_space = false);

// Everything but letters, digits and "-._~" as %XX.
std::string Encode(std::string_view text);

// "a=1&b=2" decoded. Nothing when a part cannot be decoded.
std::optional<Fields> DecodeQuery(std::string_view query);

// "/path?a=1&b=2", with every part encoded but the path. Parts with an empty value are left out.
std::string Link(std::string_view path, const std::vector<std::pair<std::string, std::string>>& arguments);

// Whether a browser that follows the link stays on this site: begins with one '/', no backslash, no control character,
// at most 2000 bytes. "//elsewhere" and "/\elsewhere" are another site's.
bool IsLocalPath(std::string_view link);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_URL_H_
