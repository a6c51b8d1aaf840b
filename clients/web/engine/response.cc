#include "clients/web/engine/response.h"

#include <algorithm>

#include "clients/web/engine/url.h"

namespace ehcpqa::web {
namespace {

constexpr std::pair<const char*, const char*> kSecureHeaders[] = {
    {"Content-Security-Policy",
     "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"},
    {"Strict-Transport-Security", "max-age=31536000"},
    {"Referrer-Policy", "same-origin"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Cache-Control", "no-store"},
};

}  // namespace

Response& Response::With(std::string name, std::string value) {
  const auto set =
      std::find_if(headers.begin(), headers.end(), [&](const auto& header) { return header.first == name; });
  if (set == headers.end() || name == "Set-Cookie") {
    headers.emplace_back(std::move(name), std::move(value));
  } else {
    set->second = std::move(value);
  }
  return *this;
}

Response Html(int status, std::string body) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.With("Content-Type", "text/html; charset=utf-8");
  return response;
}

Response SeeOther(const std::string& target) {
  Response response;
  response.status = 303;
  response.With("Location", IsLocalPath(target) ? target : "/");
  return response;
}

void SecureHeaders(Response* response) {
  for (const auto& [name, value] : kSecureHeaders) {
    const auto& set = response->headers;
    if (std::none_of(set.begin(), set.end(), [n = name](const auto& header) { return header.first == n; })) {
      response->With(name, value);
    }
  }
}

}  // namespace ehcpqa::web
