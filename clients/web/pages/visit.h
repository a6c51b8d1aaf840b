// One request, and the person behind it.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_VISIT_H_
#define EHCPQA_CLIENTS_WEB_PAGES_VISIT_H_

#include <string>

#include "clients/api/api.h"
#include "clients/web/engine/request.h"
#include "clients/web/engine/response.h"
#include "clients/web/pages/client.h"
#include "ehcpqa/v1/identity.pb.h"

namespace ehcpqa::web {

// Name of the hidden field that tells one showing of a form from another.
inline constexpr char kAttemptField[] = "attempt";

// Lives as long as its request.
class Visit {
 public:
  Visit(const Client& client, const Request& request);

  const Client& client() const { return client_; }
  const Request& request() const { return request_; }

  // The session token that the browser holds; empty when there is none.
  const std::string& token() const { return token_; }
  // Calls the server as that person.
  api::Api api() const { return client_.api().As(token_); }
  // Who the server says it is; no user when nobody has signed in.
  const v1::CallerInfo& caller() const { return caller_; }
  bool signed_in() const { return !caller_.user().empty(); }
  bool Holds(v1::Role role) const;
  void SetCaller(v1::CallerInfo caller) { caller_ = std::move(caller); }

  // What forms of this browser are proved with: the session token, or a random value for who has not signed in.
  const std::string& secret() const { return token_.empty() ? visitor_secret_ : token_; }

  // Names the change that the posted form asks for: the same for a second press of its button, another for a form shown
  // anew or filled in otherwise. For request_id of what is made by a form. Empty when the form has no attempt.
  std::string RequestId() const;

  // From here on the browser holds this token, whose session ends after so many idle minutes; empty: none.
  void ChangeToken(std::string token, int idle_minutes = 0);
  // Idle minutes after which the session ends; 0 when that is not known.
  int idle_minutes() const { return idle_minutes_; }

  // Adds the cookies that changed.
  Response WithCookies(Response response) const;

 private:
  const Client& client_;
  const Request& request_;
  std::string token_;
  std::string visitor_secret_;
  bool new_visitor_ = false;
  bool token_changed_ = false;
  int idle_minutes_ = 0;
  v1::CallerInfo caller_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_VISIT_H_
