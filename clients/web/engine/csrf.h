// Proof that a form came from one of our own pages. Nothing is kept: the proof is derived from the cookie that the
// browser holds, so a restarted or doubled client knows it again.
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_CSRF_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_CSRF_H_

#include <string>
#include <string_view>

namespace ehcpqa::web {

// Name of the hidden field.
inline constexpr char kCsrfField[] = "csrf";

// A token for forms of the browser whose cookie holds `secret`: HMAC-SHA-256 under a mask that is another each time, in
// base64url. It does not reveal the secret, nor does the length of a compressed page that it stands on (BREACH).
std::string CsrfToken(std::string_view secret);

// Whether `token` is one that CsrfToken(secret) makes, compared in constant time. Never so for an empty secret.
bool IsCsrfToken(std::string_view token, std::string_view secret);

// 256 random bits in base64url: the secret of a browser that has not signed in yet.
std::string NewSecret();

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_CSRF_H_
