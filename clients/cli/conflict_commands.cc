#include "clients/api/audit_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

absl::Status FillConflict(Context&, const Values& values, v1::DeclareConflictRequest& request) {
  if (values.Has("--user") == values.Has("--service")) {
    return UsageError("Say who had a part in the plan: --user or --service.");
  }
  v1::Conflict* conflict = request.mutable_conflict();
  conflict->set_audit(values.Text("AUDIT"));
  conflict->set_reason(values.Text("--reason"));
  if (values.Has("--user")) conflict->set_user(values.Text("--user"));
  if (values.Has("--service")) conflict->set_service(values.Text("--service"));
  return absl::OkStatus();
}

}  // namespace

Group ConflictCommands() {
  const std::vector<Column> columns = {"name", "audit", "user", "service", "reason"};
  return {"audit conflict",
          "Declared conflicts: who had a part in a plan and so must not audit it.",
          {
              {.name = "declare",
               .summary = "Declare that a person, or everyone of a service, had a part in a plan.",
               .options = {Argument("AUDIT", NameKind::kAudit, "The audit."),
                           Named("--user", NameKind::kUser, "Who; an auditor may name only themselves."),
                           Named("--service", NameKind::kService, "Everyone of this service; coordinators only."),
                           Required(Reason("What part."))},
               .examples =
                   {{"ehcpqa audit conflict declare 2025q4/7 --user ann --reason 'Wrote the advice'",
                     "Ann will not audit this plan."},
                    {"ehcpqa audit conflict declare 2025q4/7 --service send-service/psychology --reason 'Case holders'",
                     "Nobody of the psychology service will."}},
               .action = Ask(api::kDeclareConflict, FillConflict, {{.columns = columns}})},
              {.name = "list",
               .summary = "List the conflicts of a cycle; an auditor sees their own.",
               .options = {Argument("CYCLE", NameKind::kCycle, "The cycle.")},
               .examples = {{"ehcpqa audit conflict list 2025q4", "All that were declared."}},
               .action = AskAll(api::kListConflicts,
                                [](const Values& values, v1::ListConflictsRequest& request) {
                                  request.set_cycle(values.Text("CYCLE"));
                                },
                                {{.rows = "conflicts", .columns = columns}})},
          }};
}

}  // namespace ehcpqa::cli
