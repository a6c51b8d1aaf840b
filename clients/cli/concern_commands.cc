#include "clients/api/concern_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

const std::vector<Column> kColumns = {"name",      "audit",           "kind",      "state",   "raised_by",
                                      "raised_at", "acknowledged_at", "closed_at", "outcome", "text"};

Action Move(const api::Method<v1::ConcernTransitionRequest, v1::Concern>& method) {
  return Ask(method,
             [](const Values& values, v1::ConcernTransitionRequest& request) {
               request.set_name(values.Text("CONCERN"));
               request.set_outcome(values.Text("--outcome"));
             },
             {{.columns = kColumns}});
}

}  // namespace

Group ConcernCommands() {
  const Option concern = Argument("CONCERN", NameKind::kConcern, "The concern: cycle and number.");
  const Option outcome = Named("--outcome", Kind::kLongText, "What was done.");
  return {
      "concern",
      "Urgent concerns: a child at risk, or without provision.",
      {
          {.name = "raise",
           .summary = "Raise a concern about a plan under audit; it reaches the coordinator at once.",
           .options = {Argument("AUDIT", NameKind::kAudit, "The audit."),
                       Required(WordsOf<v1::ConcernKind>("--kind", "What it is about.")),
                       Required(Named("--text", Kind::kLongText,
                                      "What was seen, without anything that identifies a child."))},
           .examples = {{"ehcpqa concern raise 2025q4/7 --kind without-provision --text 'No therapist since September'",
                         "Provision of the plan is not delivered."}},
           .action = Ask(api::kRaiseConcern,
                         [](const Values& values, v1::RaiseConcernRequest& request) {
                           request.mutable_concern()->set_audit(values.Text("AUDIT"));
                           request.mutable_concern()->set_kind(values.Word<v1::ConcernKind>("--kind"));
                           request.mutable_concern()->set_text(values.Text("--text"));
                         },
                         {{.columns = kColumns}})},
          {.name = "list",
           .summary = "List the concerns of a cycle, open ones first; an auditor sees their own.",
           .options = {Argument("CYCLE", NameKind::kCycle, "The cycle.")},
           .examples = {{"ehcpqa concern list 2025q4", "What was raised and what became of it."}},
           .action = AskAll(
               api::kListConcerns,
               [](const Values& values, v1::ListConcernsRequest& request) { request.set_cycle(values.Text("CYCLE")); },
               {{.rows = "concerns", .columns = kColumns}})},
          {.name = "acknowledge",
           .summary = "raised -> acknowledged: somebody has taken it on.",
           .options = {concern, outcome},
           .examples = {{"ehcpqa concern acknowledge 2025q4/3", "You have taken it on."}},
           .action = Move(api::kAcknowledgeConcern)},
          {.name = "close",
           .summary = "acknowledged -> closed, with what was done.",
           .options = {concern, Required(outcome)},
           .examples = {{"ehcpqa concern close 2025q4/3 --outcome 'A therapist started on 3 November'",
                         "It is dealt with."}},
           .action = Move(api::kCloseConcern)},
      }};
}

}  // namespace ehcpqa::cli
