#include "clients/api/user_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"
#include "clients/cli/secret.h"
#include "ehcpqa/v1/access.pb.h"

namespace ehcpqa::cli {
namespace {

const View kUserView = {{.columns = {"name", "display_name", "locked", "password_change_required"}},
                        {.title = "Memberships",
                         .rows = "memberships",
                         .columns = {"agency", "roles", "services", "capacity"},
                         .csv = true}};

Option UserArgument() { return Argument("USER", NameKind::kUser, "User name."); }

std::vector<Option> MembershipOptions() {
  return {Required(Named("--agency", NameKind::kAgency, "The agency that the membership is of.")),
          Repeated(WordsOf<v1::Role>("--role", "What the person may do there.")),
          Repeated(Named("--service", NameKind::kService, "Services the person works for; they never audit these.")),
          Number("--capacity", 0, 5000, "The most audits the person takes in one cycle; 0 sets no limit.")};
}

void FillMembership(const Values& values, v1::Membership* membership) {
  membership->set_agency(values.Text("--agency"));
  for (const v1::Role role : values.Words<v1::Role>("--role")) membership->add_roles(role);
  for (const std::string& service : values.List("--service")) membership->add_services(service);
  membership->set_capacity(values.Number("--capacity"));
}

// An administrator may choose a one-time password; it is asked for only when the option is there.
absl::Status FillOneTimePassword(Context& context, const Values& values, std::string* password) {
  if (!values.Has("--password-file")) return absl::OkStatus();
  ASSIGN_OR_RETURN(*password, ReadSecret(context.environment(), values.Text("--password-file"), "One-time password",
                                         "--password-file"));
  return absl::OkStatus();
}

Option OneTimePasswordFile() {
  return Named("--password-file", Kind::kFile,
               "File whose first line is the one-time password, \"-\" for standard input; else the server makes one.");
}

std::vector<Option> CreateOptions() {
  std::vector<Option> options = {Argument("USER", Kind::kText, "User name: 2 to 40 of a-z, 0-9, '-' and '.'."),
                                 Required(Named("--display-name", Kind::kText, "Name for display.")),
                                 OneTimePasswordFile()};
  for (Option& option : MembershipOptions()) options.push_back(std::move(option));
  return options;
}

std::vector<Option> SetOptions() {
  std::vector<Option> options = {UserArgument(), Named("--end", Kind::kFlag, "End the membership of that agency.")};
  for (Option& option : MembershipOptions()) options.push_back(std::move(option));
  return options;
}

Action Create() {
  return Ask(api::kCreateUser,
             [](Context& context, const Values& values, v1::CreateUserRequest& request) -> absl::Status {
               request.set_user_id(values.Text("USER"));
               request.mutable_user()->set_display_name(values.Text("--display-name"));
               FillMembership(values, request.mutable_user()->add_memberships());
               return FillOneTimePassword(context, values, request.mutable_one_time_password());
             },
             {{.columns = {"user.name", "user.display_name", "one_time_password"}}});
}

Action Set() {
  return Ask(
      api::kSetMembership,
      [](Context&, const Values& values, v1::SetMembershipRequest& request) -> absl::Status {
        if (values.Flag("--end") == values.Has("--role")) {
          return UsageError("Give the roles of the membership with --role, or end it with --end.");
        }
        request.set_user(values.Text("USER"));
        FillMembership(values, request.mutable_membership());
        return absl::OkStatus();
      },
      kUserView);
}

Action Reset() {
  return Ask(api::kResetPassword,
             [](Context& context, const Values& values, v1::ResetPasswordRequest& request) -> absl::Status {
               request.set_name(values.Text("USER"));
               return FillOneTimePassword(context, values, request.mutable_one_time_password());
             },
             {{.columns = {"one_time_password"}}});
}

}  // namespace

Group UserCommands() {
  const auto name = [](const Values& values, auto& request) { request.set_name(values.Text("USER")); };
  const auto name_and_reason = [](const Values& values, auto& request) {
    request.set_name(values.Text("USER"));
    request.set_reason(values.Text("--reason"));
  };
  return {
      "user",
      "People, and what they may do.",
      {
          {.name = "create",
           .summary = "Add a person with one membership; shows a one-time password, this once.",
           .options = CreateOptions(),
           .examples =
               {{"ehcpqa user create ann --display-name 'Ann Example' --agency send-service --role auditor,coordinator",
                 "Add Ann with a password that the server makes."}},
           .action = Create()},
          {.name = "list",
           .summary = "List people by user name; a coordinator sees auditors.",
           .examples = {{"ehcpqa user list --output csv", "Everyone, for a spreadsheet."}},
           .action = AskAll(api::kListUsers, kNothing,
                            {{.rows = "users",
                              .columns = {{"name"},
                                          {"display_name"},
                                          {"memberships.agency", "agencies"},
                                          {"memberships.roles", "roles"},
                                          {"locked"},
                                          {"password_change_required", "must change password"}}}})},
          {.name = "show",
           .summary = "Show one person.",
           .options = {UserArgument()},
           .examples = {{"ehcpqa user show ann", "Ann, with her memberships."}},
           .action = Ask(api::kGetUser, name, kUserView)},
          {.name = "set",
           .summary = "Set what a person is in one agency; replaces that membership and ends open sessions.",
           .options = SetOptions(),
           .examples = {{"ehcpqa user set ann --agency send-service --role moderator --capacity 12",
                         "Ann is now a moderator for the SEND service."},
                        {"ehcpqa user set ann --agency send-service --end", "Ann leaves the SEND service."}},
           .action = Set()},
          {.name = "reset-password",
           .summary = "Give a new one-time password, lift a lock and end open sessions.",
           .options = {UserArgument(), OneTimePasswordFile()},
           .examples = {{"ehcpqa user reset-password ann", "Show a new one-time password for Ann."}},
           .action = Reset()},
          {.name = "lock",
           .summary = "Lock a person out and end their sessions; their work stays.",
           .options = {UserArgument(), Required(Reason("Why; kept in the trail."))},
           .examples = {{"ehcpqa user lock ann --reason 'Left the service on 30 September'", "Ann cannot sign in."}},
           .action = Ask(api::kLockUser, name_and_reason, kUserView)},
          {.name = "unlock",
           .summary = "Let a locked person in again.",
           .options = {UserArgument()},
           .examples = {{"ehcpqa user unlock ann", "Ann can sign in again."}},
           .action = Ask(api::kUnlockUser, name, kUserView)},
      }};
}

}  // namespace ehcpqa::cli
