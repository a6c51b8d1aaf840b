#include "clients/web/pages/failure_page.h"

#include "clients/web/engine/url.h"
#include "clients/web/pages/account/signing_in.h"
#include "clients/web/pages/kept_form.h"
#include "clients/web/pages/page.h"
#include "services/base/error.h"
#include "services/base/log.h"

namespace ehcpqa::web {
namespace {

struct Words {
  int status;
  std::string title;
  std::string text;
};

Words WordsFor(const absl::Status& status) {
  const std::string message(status.message());
  switch (status.code()) {
    case absl::StatusCode::kNotFound:
      return {404, "Page not found",
              "If you typed the address, check it is right. You may have no access to what was there."};
    case absl::StatusCode::kPermissionDenied:
      return {403, "You cannot do this", message};
    case absl::StatusCode::kUnauthenticated:
      return {401, "You are signed out", "Sign in again."};
    case absl::StatusCode::kInvalidArgument:
      return {422, "Something in this is not right", message};
    case absl::StatusCode::kAborted:
      return {409, "This was changed by someone else or in another tab", message};
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kAlreadyExists:
      return {409, "This is not possible now", message};
    case absl::StatusCode::kResourceExhausted:
      if (InfoOf(status).reason == "DISK_FULL") return {503, "The service cannot save anything at the moment", message};
      return {503, "The service is busy", "Many people are using it. Try again in a minute."};
    case absl::StatusCode::kDeadlineExceeded:
      return {503, "The service did not answer in time", "It is very busy, or hangs. Try again in a few minutes."};
    case absl::StatusCode::kUnavailable:
      return {503, "The service is not available", "It cannot be reached at the moment. Try again in a few minutes."};
    default:
      return {500, "Sorry, there is a problem with the service", "Try again later."};
  }
}

// What became of a posted form.
enum class Posted { kNothing, kLost, kUnknown };

Response Show(Visit& visit, const Words& words, Posted posted) {
  Page page(visit, "pages/failure.html", words.title);
  page.content()->SetValue("TITLE", words.title);
  page.content()->SetValue("TEXT", words.text);
  if (posted != Posted::kNothing) {
    PutKept(
        KeptOf(visit.request()),
        {posted == Posted::kLost ? "What you typed is below. It has not been saved."
                                 : "What you typed is below. It may not have been saved: send it again, which does no "
                                   "harm.",
         "Try again"},
        &page);
  }
  return page.Show(words.status);
}

}  // namespace

Response FailurePage(Visit& visit, const absl::Status& status) {
  const ErrorInfo info = InfoOf(status);
  const bool posted = visit.request().method == Method::kPost;
  if (info.reason == kFormNotOurs) {
    // Our own page, gone stale (signed in anew in another tab, say). Only a browser that says so is believed: the texts
    // of another site's form must not come back with our proof.
    const bool ours = visit.request().fetch_site == "same-origin";
    // Its session is over, which another request of the page heard first.
    if (ours && visit.token().empty()) return SignInAgain(visit, KeptOf(visit.request()));
    return Show(visit,
                {403, "This page is out of date",
                 ours ? "You may have signed in again in another window. Nothing was saved."
                      : "Go back, load the page again, and repeat what you did. Nothing was saved."},
                ours ? Posted::kLost : Posted::kNothing);
  }
  if (absl::IsUnauthenticated(status) && !posted) {
    if (!visit.token().empty()) visit.ChangeToken("");
    return SeeOther(Link("/sign-in", {{"next", visit.request().Target()}}));
  }
  if (absl::IsUnauthenticated(status)) return SignInAgain(visit, KeptOf(visit.request()));
  const Words words = WordsFor(status);
  if (words.status >= 500) {
    Log("warning", "page failed", {{"code", std::to_string(static_cast<int>(status.code()))}, {"reason", info.reason}});
  }
  // A call that was not answered may have been carried out.
  const bool answered = !absl::IsDeadlineExceeded(status) && !absl::IsUnavailable(status);
  const Posted kept = answered ? Posted::kLost : Posted::kUnknown;
  return Show(visit, words, posted ? kept : Posted::kNothing);
}

Response RefusalPage(Visit& visit, int status) {
  switch (status) {
    case 401:
      return SeeOther(Link("/sign-in", {{"next", visit.request().path}}));
    case 403:
      return Show(visit, {403, "This page is out of date", "Go back, load the page again, and choose the file again."},
                  Posted::kNothing);
    case 404:
      return FailurePage(visit, absl::NotFoundError(""));
    case 413:
      return Show(visit, {413, "This is too much at once", "Shorten the texts, or send a smaller file."},
                  Posted::kNothing);
    case 500:
      return FailurePage(visit, absl::InternalError(""));
    case 503:
      return FailurePage(visit, absl::ResourceExhaustedError(""));
    default:
      return Show(visit, {status, "The address or the form is not one of this service", "Go back and try again."},
                  Posted::kNothing);
  }
}

}  // namespace ehcpqa::web
