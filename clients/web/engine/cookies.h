// Cookies of this site alone: __Host- names, never readable by a script, never sent with another site's request.
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_COOKIES_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_COOKIES_H_

#include <string>
#include <string_view>

namespace ehcpqa::web {

// Value of a Set-Cookie header: until the browser is closed; Path=/, Secure, HttpOnly, SameSite=Strict, as a name that
// begins with "__Host-" requires (RFC 6265bis, 4.1.3.2). `value` is of base64url.
std::string SetCookie(std::string_view name, std::string_view value);

// Value of a Set-Cookie header that removes the cookie.
std::string DropCookie(std::string_view name);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_COOKIES_H_
