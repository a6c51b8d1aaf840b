// A form that does its work once, however often its button is pressed.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_ATTEMPT_H_
#define EHCPQA_CLIENTS_WEB_PAGES_ATTEMPT_H_

#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "clients/web/engine/csrf.h"
#include "clients/web/html/content.h"
#include "clients/web/pages/visit.h"
#include "services/base/error.h"

namespace ehcpqa::web {

inline constexpr char kAttemptField[] = "attempt";

// Names this showing of a form. Added to the form.
inline Hidden NewAttempt() { return {kAttemptField, NewSecret()}; }

// Calls a write in the name of the form that was posted: sent twice, it is answered twice alike and done once. A form
// that was changed in between, after going back, is another request.
template <typename Request, typename Response>
absl::StatusOr<Response> CallOnce(const Visit& visit, const api::Method<Request, Response>& method, Request request) {
  request.set_request_id(visit.request().form[kAttemptField]);
  absl::StatusOr<Response> answer = visit.api().Call(method, request);
  if (InfoOf(answer.status()).reason != "REQUEST_ID_REUSED") return answer;
  request.clear_request_id();
  return visit.api().Call(method, request);
}

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_ATTEMPT_H_
