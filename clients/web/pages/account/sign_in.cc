// Signing in and out.
#include "absl/strings/str_cat.h"
#include "clients/api/identity_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/account/home.h"
#include "clients/web/pages/account/signing_in.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"

namespace ehcpqa::web {
namespace {

struct SignInForm {
  Input user_name{{"user-name", "user_name", "User name"}, "", "20", "username", true};
  PasswordInput password{{"password", "password", "Password"}};
  Input agency{{"agency", "agency", "Agency", "", false, "Leave this empty unless you belong to more than one agency."},
               "",
               "20",
               "organization",
               true};
  std::string next;
  KeptForm kept;  // Another form, which waits until somebody has signed in.
};

Response ShowForm(const Visit& visit, const SignInForm& form, const ErrorSummary* wrong, int status = 200) {
  const std::string title = form.kept.empty() ? "Sign in" : "You are signed out: sign in again";
  Page page(visit, "pages/sign_in.html", title);
  if (form.kept.empty()) page.Back("/");
  if (wrong != nullptr) page.Wrong(*wrong);
  Dictionary* content = page.content();
  page.Prove(content);
  content->SetValue("TITLE", title);
  if (!form.kept.empty()) {
    Put(content, "WHY",
        InsetText{"Your session had ended, so nothing was saved. What you typed is kept: sign in, and you will see it "
                  "again."});
  }
  Carry(form.kept, content);
  content->SetValue("NEXT", form.next);
  Put(content, "USER_NAME", form.user_name);
  Put(content, "PASSWORD", form.password);
  Put(content, "AGENCY", form.agency);
  Put(content, "SUBMIT", Button{.text = "Sign in"});
  return page.Show(wrong == nullptr ? status : 422);
}

// After signing in: what was typed before, to be saved by a button. Not at once: somebody else may have signed in.
Response ShowKept(const Visit& visit, const KeptForm& kept) {
  Page page(visit, "pages/failure.html", "You are signed in again");
  page.content()->SetValue("TITLE", "You are signed in again");
  page.content()->SetValue("TEXT", absl::StrCat("You are signed in as ", visit.caller().display_name(), "."));
  PutKept(kept, {"What you typed is below. It has not been saved.", "Save what you typed"}, &page);
  return page.Show();
}

// Where to go after signing in: a page of this site, as asked, or the person's home.
std::string Next(const Visit& visit, const std::string& asked) {
  return IsLocalPath(asked) && asked != "/" ? asked : HomeOf(visit);
}

absl::StatusOr<Response> Show(Visit& visit) {
  SignInForm form;
  form.next = visit.request().arguments["next"];
  if (visit.signed_in()) return SeeOther(Next(visit, form.next));
  return ShowForm(visit, form, nullptr);
}

absl::StatusOr<Response> SignIn(Visit& visit) {
  const Fields& posted = visit.request().form;
  SignInForm form;
  form.next = posted["next"];
  form.kept = CarriedBy(posted);
  form.user_name.value = posted["user_name"];
  form.agency.value = posted["agency"];
  v1::SignInRequest request;
  request.set_user_name(posted["user_name"]);
  request.mutable_password()->set_password(posted["password"]);
  if (!form.agency.value.empty()) request.set_agency("agencies/" + form.agency.value);
  const auto session = visit.client().api().Call(api::kSignIn, request);
  const absl::Status& status = session.status();
  if (absl::IsUnauthenticated(status) || absl::IsInvalidArgument(status)) {
    ErrorSummary wrong = ShowErrors(status, {{"user_name", &form.user_name.field, "User name"},
                                             {"password.password", &form.password.field, "Password"},
                                             {"password", &form.password.field, "Password"},
                                             {"agency", &form.agency.field, "Agency"}});
    // The server does not say which of the two is wrong; they are typed again from the first on.
    for (ErrorSummary::Mistake& mistake : wrong.mistakes) {
      if (mistake.href.empty()) mistake.href = "#" + form.user_name.field.id;
    }
    return ShowForm(visit, form, &wrong);
  }
  if (!session.ok()) return status;
  visit.ChangeToken(session->token(), session->idle_minutes());
  visit.SetCaller(session->caller());
  if (!form.kept.empty()) return ShowKept(visit, form.kept);
  if (session->caller().password_change_required()) return SeeOther(Link("/password", {{"next", form.next}}));
  return SeeOther(Next(visit, form.next));
}

absl::StatusOr<Response> SignOut(Visit& visit) {
  // A session that the server no longer knows is over as well.
  const auto over = visit.api().Call(api::kSignOut, v1::SignOutRequest());
  if (!over.ok() && !absl::IsUnauthenticated(over.status())) return over.status();
  visit.ChangeToken("");
  return SeeOther("/");
}

}  // namespace

Response SignInAgain(Visit& visit, const KeptForm& kept) {
  visit.ChangeToken("");
  SignInForm form;
  form.kept = kept;
  return ShowForm(visit, form, nullptr, 401);
}

void AddSignInPages(Client& client) {
  client.Get("/sign-in", For::kAnybody, Show);
  client.Post("/sign-in", For::kAnybody, SignIn);
  client.Post("/sign-out", For::kAnybody, SignOut);
}

}  // namespace ehcpqa::web
