// What a person is shown when a page could not do what they asked, whatever page it was.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_FAILURE_PAGE_H_
#define EHCPQA_CLIENTS_WEB_PAGES_FAILURE_PAGE_H_

#include "absl/status/status.h"
#include "clients/web/pages/visit.h"

namespace ehcpqa::web {

// Reason of the refusal when a form does not prove that it came from a page of ours.
inline constexpr char kFormNotOurs[] = "FORM_NOT_OURS";

// By kind: to the sign-in page and back when nobody has signed in, with what was typed when it was a form; 404; 403;
// 409 when it is not possible now; 503 when the server is busy or away; else 500 without its text, which is for the
// log. What was typed into a form is shown again with a button that sends it once more, so that no failure loses a
// text. Passwords are never shown again.
Response FailurePage(Visit& visit, const absl::Status& status);

// The page for a request that no page took: 400, 401, 403, 404, 405, 413, 415, 500, 503.
Response RefusalPage(Visit& visit, int status);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_FAILURE_PAGE_H_
