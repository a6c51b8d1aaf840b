#include "clients/api/identity_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"
#include "clients/cli/secret.h"

namespace ehcpqa::cli {
namespace {

const View kCallerView = {{.columns = {{"user"},
                                       {"display_name", "name"},
                                       {"agency"},
                                       {"agency_title"},
                                       {"agency_kind"},
                                       {"roles"},
                                       {"services"},
                                       {"password_change_required", "must change password"}}}};

const View kSessionView = {{.columns = {{"caller.user", "signed in as"},
                                        {"caller.display_name", "name"},
                                        {"caller.agency", "for agency"},
                                        {"caller.agency_title", "agency title"},
                                        {"caller.roles", "roles"},
                                        {"idle_minutes", "ends after idle minutes"},
                                        {"expires_at", "ends at the latest"}}}};

absl::Status Login(Context& context, const Values& values) {
  v1::SignInRequest request;
  request.set_user_name(values.Text("USER"));
  request.set_agency(values.Text("--agency"));
  ASSIGN_OR_RETURN(*request.mutable_password()->mutable_password(),
                   ReadSecret(context.environment(), values.Text("--password-file"), "Password", "--password-file"));
  ASSIGN_OR_RETURN(const api::Api nobody, context.ConnectAsNobody());
  ASSIGN_OR_RETURN(const v1::Session session, nobody.Call(api::kSignIn, request));
  RETURN_IF_ERROR(context.session_file().Write(session.token()));
  context.Show(session, kSessionView);
  if (session.caller().password_change_required()) {
    context.Note("Your password was for one use. Change it now with: ehcpqa password");
  }
  if (!context.environment().variable("EHCPQA_TOKEN").empty()) {
    context.Note("EHCPQA_TOKEN is set: commands use that session, not this one.");
  }
  return absl::OkStatus();
}

absl::Status Logout(Context& context, const Values&) {
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  const auto response = api.Call(api::kSignOut, v1::SignOutRequest());
  // A token that the server no longer knows is of no use to anyone.
  if (response.ok() || absl::IsUnauthenticated(response.status())) context.session_file().Remove();
  RETURN_IF_ERROR(response.status());
  context.Show(*response, {}, "Signed out.\n");
  return absl::OkStatus();
}

absl::Status ChangePassword(Context& context, const Values& values) {
  v1::ChangePasswordRequest request;
  Environment& environment = context.environment();
  ASSIGN_OR_RETURN(*request.mutable_current_password(),
                   ReadSecret(environment, values.Text("--password-file"), "Current password", "--password-file"));
  ASSIGN_OR_RETURN(*request.mutable_new_password(),
                   ReadNewSecret(environment, values.Text("--new-password-file"), "New password, 12 characters or more",
                                 "--new-password-file"));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::ChangePasswordResponse response, api.Call(api::kChangePassword, request));
  context.Show(response, {}, "The password is changed. Other sessions of yours have ended.\n");
  return absl::OkStatus();
}

}  // namespace

Group IdentityCommands() {
  const Option password_file =
      Named("--password-file", Kind::kFile,
            "File whose first line is the password, \"-\" for standard input; else it is asked for.");
  return {"",
          "",
          {
              {.name = "login",
               .summary = "Sign in, and keep the session for the commands that follow.",
               .options = {Argument("USER", Kind::kText, "Your user name."), password_file,
                           Named("--agency", NameKind::kAgency, "The agency to act for, if you belong to several.")},
               .examples = {{"ehcpqa login ann", "Ask for ann's password and sign in."},
                            {"ehcpqa login ann --password-file - < password.txt", "Sign in from a script."}},
               .action = {Login, {api::kSignIn.name}, kSessionView, v1::Session::descriptor()},
               .details = "The session token is kept in a file that only you can read, below ~/.local/state/ehcpqa, "
                          "until logout."},
              {.name = "logout",
               .summary = "End the session at once.",
               .examples = {{"ehcpqa logout", "Sign out."}},
               .action = {Logout, {api::kSignOut.name}}},
              {.name = "whoami",
               .summary = "Show who is signed in, for which agency and with which roles.",
               .examples = {{"ehcpqa whoami --output json", "Show yourself to a program."}},
               .action = Ask(api::kGetCaller, kNothing, kCallerView)},
              {.name = "password",
               .summary = "Change your password.",
               .options = {password_file, Named("--new-password-file", Kind::kFile,
                                                "The same for the new password, 12 to 128 characters.")},
               .examples = {{"ehcpqa password", "Ask for the old and the new password."},
                            {"ehcpqa password --password-file - --new-password-file - < two-lines.txt",
                             "Read the old one from the first line and the new one from the second."}},
               .action = {ChangePassword, {api::kChangePassword.name}}},
              CompletionCommand(),
          }};
}

Group SessionCommands() {
  return {"session",
          "Open sessions of the area, for administrators.",
          {
              {.name = "list",
               .summary = "List open sessions, newest first.",
               .examples = {{"ehcpqa session list", "Who is signed in?"}},
               .action = AskAll(api::kListSessions, kNothing,
                                {{.rows = "sessions",
                                  .columns = {"name", "user", "agency", "opened_at", "last_used_at", "expires_at"}}})},
              {.name = "revoke",
               .summary = "End somebody's session at once.",
               .options = {Argument("SESSION", NameKind::kSession, "Name of the session, from session list.")},
               .examples = {{"ehcpqa session revoke k3f9", "End that session."}},
               .action = Ask(api::kRevokeSession,
                             [](const Values& values, v1::RevokeSessionRequest& request) {
                               request.set_name(values.Text("SESSION"));
                             },
                             {})},
          }};
}

}  // namespace ehcpqa::cli
