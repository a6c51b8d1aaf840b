#include "clients/api/cycle_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

using Transition = api::Method<v1::CycleTransitionRequest, v1::Cycle>;

Command Move(const std::string& name, const std::string& summary, const Transition& method, const Option& reason,
             const std::vector<Example>& examples) {
  return {.name = name,
          .summary = summary,
          .options = {Argument("CYCLE", NameKind::kCycle, "The cycle."), reason, Etag(),
                      DryRun("Check whether it could be done, and change nothing.")},
          .examples = examples,
          .action = Ask(method,
                        [](const Values& values, v1::CycleTransitionRequest& request) {
                          request.set_name(values.Text("CYCLE"));
                          request.set_reason(values.Text("--reason"));
                          request.set_etag(values.Text("--etag"));
                          request.set_dry_run(values.Flag("--dry-run"));
                        },
                        {{.columns = {"name", "title", "state", {"state_since", "since"}, "etag"}}})};
}

}  // namespace

std::vector<Command> CycleStateCommands() {
  const Option reason = Reason("Why; kept in the trail.");
  return {
      Move("open", "sampled -> scoring: auditors start.", api::kOpenCycle, reason,
           {{"ehcpqa cycle open 2025q4 --dry-run", "See what is missing."},
            {"ehcpqa cycle open 2025q4", "Start scoring."}}),
      Move("close", "scoring -> moderation: no new scoring starts.", api::kCloseCycle,
           Reason("Why; required while assessments are missing."),
           {{"ehcpqa cycle close 2025q4", "Go to moderation."},
            {"ehcpqa cycle close 2025q4 --reason 'Two health auditors are ill; agreed by the sub-group'",
             "Go to moderation although assessments are missing."}}),
      Move("review", "moderation -> review: every difference is settled.", api::kReviewCycle, reason,
           {{"ehcpqa cycle review 2025q4", "Hand the results to the sub-group."}}),
      Move("publish", "review -> published.", api::kPublishCycle, reason,
           {{"ehcpqa cycle publish 2025q4", "Publish the results."}}),
      Move("archive", "published -> archived.", api::kArchiveCycle, reason,
           {{"ehcpqa cycle archive 2025q4", "Close it for good."}}),
      Move("revert", "Go back one state, up to review. What was submitted stays.", api::kRevertCycle,
           Required(Reason("Why; kept in the trail.")),
           {{"ehcpqa cycle revert 2025q4 --reason 'Opened before the conflicts were declared'", "Go back one state."}}),
  };
}

}  // namespace ehcpqa::cli
