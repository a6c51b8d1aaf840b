#include "clients/web/engine/cookies.h"

namespace ehcpqa::web {
namespace {

constexpr char kAttributes[] = "; Path=/; Secure; HttpOnly; SameSite=Strict";

}  // namespace

std::string SetCookie(std::string_view name, std::string_view value) {
  return std::string(name).append("=").append(value).append(kAttributes);
}

std::string DropCookie(std::string_view name) {
  return std::string(name).append("=").append(kAttributes).append("; Max-Age=0");
}

}  // namespace ehcpqa::web
