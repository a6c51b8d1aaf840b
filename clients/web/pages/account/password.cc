// Changing one's password: asked for after signing in with a one-time password, possible at any time.
#include "clients/api/identity_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/account/home.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"

namespace ehcpqa::web {
namespace {

struct PasswordForm {
  PasswordInput current{{"current-password", "current_password", "Current password"}};
  PasswordInput fresh{
      {"new-password", "new_password", "New password", "", false, "Use 12 characters or more. Three words are good."},
      "new-password"};
  PasswordInput repeat{{"repeat-password", "repeat_password", "New password again"}, "new-password"};
  std::string next;
};

Response ShowForm(const Visit& visit, const PasswordForm& form, const ErrorSummary* wrong) {
  const bool required = visit.caller().password_change_required();
  Page page(visit, "pages/password.html", required ? "Choose your own password" : "Change your password");
  if (!required) page.Back("/account");
  if (wrong != nullptr) page.Wrong(*wrong);
  Dictionary* content = page.content();
  page.Prove(content);
  content->SetValue("TITLE", required ? "Choose your own password" : "Change your password");
  if (required) Put(content, "WHY", InsetText{"The password you signed in with was for one use."});
  content->SetValue("NEXT", form.next);
  Put(content, "CURRENT", form.current);
  Put(content, "NEW", form.fresh);
  Put(content, "REPEAT", form.repeat);
  Put(content, "SUBMIT", Button{.text = "Save password"});
  return page.Show(wrong == nullptr ? 200 : 422);
}

absl::StatusOr<Response> Show(Visit& visit) {
  PasswordForm form;
  form.next = visit.request().arguments["next"];
  return ShowForm(visit, form, nullptr);
}

absl::StatusOr<Response> Change(Visit& visit) {
  const Fields& posted = visit.request().form;
  PasswordForm form;
  form.next = posted["next"];
  // The server never sees the repetition: it is there for the fingers.
  if (posted["new_password"] != posted["repeat_password"]) {
    form.repeat.field.error = "The two new passwords differ. Type the same one twice";
    const ErrorSummary wrong{"", {{form.repeat.field.error, "#" + form.repeat.field.id}}};
    return ShowForm(visit, form, &wrong);
  }
  v1::ChangePasswordRequest request;
  request.set_current_password(posted["current_password"]);
  request.set_new_password(posted["new_password"]);
  const auto changed = visit.api().Call(api::kChangePassword, request);
  if (absl::IsInvalidArgument(changed.status())) {
    const ErrorSummary wrong =
        ShowErrors(changed.status(), {{"current_password", &form.current.field, "Current password"},
                                      {"new_password", &form.fresh.field, "New password"}});
    return ShowForm(visit, form, &wrong);
  }
  if (!changed.ok()) return changed.status();
  return SeeOther(IsLocalPath(form.next) && form.next != "/" ? form.next : HomeOf(visit));
}

}  // namespace

void AddPasswordPage(Client& client) {
  client.Get("/password", For::kChangingPassword, Show);
  client.Post("/password", For::kChangingPassword, Change);
}

}  // namespace ehcpqa::web
