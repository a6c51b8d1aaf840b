// Whether a person can sign in: a new one-time password, locking out, letting in again.
#include "absl/strings/str_cat.h"
#include "clients/api/user_methods.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/one_time_password.h"
#include "clients/web/pages/people/people_view.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

void BackToPerson(const v1::User& user, Page* page) { page->Back(PersonPath(user.name()), user.display_name()); }

absl::StatusOr<Response> AskToReset(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  Page page(visit, absl::StrCat("Give ", user.display_name(), " a new one-time password?"));
  BackToPerson(user, &page);
  Blocks form = page.Form(PersonPath(user.name(), "reset"));
  form.Add(List{{{"Their password stops working at once, and their open sessions end."},
                 {"A lock is lifted."},
                 {"The next page shows the new password, once. Have a safe way ready to hand it over."},
                 {"Their work stays as it is."}}});
  form.Add(Button{.text = "Give a new password", .kind = "warning", .once = true});
  return page.Show();
}

absl::StatusOr<Response> Reset(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  v1::ResetPasswordRequest request;
  request.set_name(user.name());
  ASSIGN_OR_RETURN(const v1::ResetPasswordResponse reset, visit.api().Call(api::kResetPassword, request));
  return ShowOneTimePassword(visit, absl::StrCat(user.display_name(), " has a new password"), user,
                             reset.one_time_password());
}

struct LockForm {
  Textarea reason{
      {"reason", "reason", "Why?", "", false, "Kept in the trail. Write nothing about a child here."}, "", 3};
};

Response ShowLockForm(const Visit& visit, const v1::User& user, const LockForm& lock, const ErrorSummary* wrong) {
  Page page(visit, absl::StrCat("Lock out ", user.display_name(), "?"));
  BackToPerson(user, &page);
  if (wrong != nullptr) page.Wrong(*wrong);
  Blocks form = page.Form(PersonPath(user.name(), "lock"));
  form.Add(List{{{"They cannot sign in until somebody unlocks them, and their open sessions end at once."},
                 {"Their work stays, and what is assigned to them stays assigned."}}});
  form.Add(lock.reason);
  form.Add(Button{.text = "Lock out", .kind = "warning", .once = true});
  return page.Show(wrong == nullptr ? 200 : 422);
}

absl::StatusOr<Response> AskToLock(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  return ShowLockForm(visit, user, {}, nullptr);
}

absl::StatusOr<Response> Lock(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  LockForm lock;
  lock.reason.value = visit.request().form["reason"];
  v1::LockUserRequest request;
  request.set_request_id(visit.RequestId());
  request.set_name(user.name());
  request.set_reason(lock.reason.value);
  const auto locked = visit.api().Call(api::kLockUser, request);
  if (absl::IsInvalidArgument(locked.status())) {
    const ErrorSummary wrong = ShowErrors(
        locked.status(), {{"reason", &lock.reason.field, "The reason"}, {"name", &lock.reason.field, "This person"}});
    return ShowLockForm(visit, user, lock, &wrong);
  }
  if (!locked.ok()) return locked.status();
  return SeeOther(PersonPath(user.name()) + "?done=locked");
}

absl::StatusOr<Response> AskToUnlock(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  Page page(visit, absl::StrCat("Let ", user.display_name(), " in again?"));
  BackToPerson(user, &page);
  Blocks form = page.Form(PersonPath(user.name(), "unlock"));
  form.Text("They can sign in with the password they had. If they no longer know it, give them a new one instead.");
  form.Add(Button{.text = "Unlock", .once = true});
  return page.Show();
}

absl::StatusOr<Response> Unlock(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  v1::UnlockUserRequest request;
  request.set_request_id(visit.RequestId());
  request.set_name(user.name());
  RETURN_IF_ERROR(visit.api().Call(api::kUnlockUser, request).status());
  return SeeOther(PersonPath(user.name()) + "?done=unlocked");
}

}  // namespace

void AddPersonAccessPages(Client& client) {
  client.Get("/people/users/{user}/reset", For::kSignedIn, AskToReset);
  client.Post("/people/users/{user}/reset", For::kSignedIn, Reset);
  client.Get("/people/users/{user}/lock", For::kSignedIn, AskToLock);
  client.Post("/people/users/{user}/lock", For::kSignedIn, Lock);
  client.Get("/people/users/{user}/unlock", For::kSignedIn, AskToUnlock);
  client.Post("/people/users/{user}/unlock", For::kSignedIn, Unlock);
}

}  // namespace ehcpqa::web
