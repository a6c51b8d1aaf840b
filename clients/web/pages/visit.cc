#include "clients/web/pages/visit.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "clients/web/engine/cookies.h"
#include "clients/web/engine/csrf.h"
#include "services/base/digest.h"

namespace ehcpqa::web {

Visit::Visit(const Client& client, const Request& request)
    : client_(client),
      request_(request),
      token_(request.cookies[client.session_cookie()]),
      visitor_secret_(request.cookies[client.visitor_cookie()]) {
  if (!absl::SimpleAtoi(request.cookies[client.idle_cookie()], &idle_minutes_)) idle_minutes_ = 0;
  if (visitor_secret_.empty()) {
    visitor_secret_ = NewSecret();
    new_visitor_ = true;
  }
}

bool Visit::Holds(v1::Role role) const {
  return std::find(caller_.roles().begin(), caller_.roles().end(), role) != caller_.roles().end();
}

std::string Visit::RequestId() const {
  const Fields& form = request_.form;
  if (form[kAttemptField].empty()) return "";
  std::string all = request_.path;
  // The proof changes with every sign-in, and says nothing of what is wanted.
  for (const Fields::Field& field : form.all()) {
    if (field.name == kCsrfField) continue;
    all += '\0' + field.name + '\0' + field.value;
  }
  return "form-" + Base64Url(AsBytes(Sha256(all)));
}

void Visit::ChangeToken(std::string token, int idle_minutes) {
  token_ = std::move(token);
  idle_minutes_ = idle_minutes;
  token_changed_ = true;
  if (token_.empty()) caller_.Clear();
}

Response Visit::WithCookies(Response response) const {
  if (token_changed_) {
    const std::string name = client_.session_cookie();
    const std::string idle = client_.idle_cookie();
    response.With("Set-Cookie", token_.empty() ? DropCookie(name) : SetCookie(name, token_));
    response.With("Set-Cookie", token_.empty() ? DropCookie(idle) : SetCookie(idle, std::to_string(idle_minutes_)));
  }
  if (new_visitor_ && token_.empty()) {
    response.With("Set-Cookie", SetCookie(client_.visitor_cookie(), visitor_secret_));
  }
  return response;
}

}  // namespace ehcpqa::web
