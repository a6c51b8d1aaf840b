#include "clients/api/cycle_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/cycle_views.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

const View kStatusView = {{.columns = {{"cycle.name", "cycle"},
                                       {"cycle.title", "title"},
                                       {"cycle.state", "state"},
                                       {"cycle.state_since", "since"},
                                       {"cycle.due_on", "due"},
                                       {"audits"},
                                       {"audits_in", "audits with every assessment in"},
                                       {"audits_agreed", "audits with every difference settled"},
                                       {"assessments"},
                                       {"assessments_assigned", "assessments not started"},
                                       {"assessments_in_progress", "assessments begun"},
                                       {"assessments_submitted", "assessments handed in"},
                                       {"differences_open"},
                                       {"differences_settled"},
                                       {"swaps"},
                                       {"concerns_open", "urgent concerns not closed"}}},
                          {.title = "Auditors",
                           .rows = "auditors",
                           .columns = {{"user"},
                                       {"display_name", "name"},
                                       {"agency"},
                                       {"assigned", "not started"},
                                       {"in_progress", "begun"},
                                       {"submitted", "handed in"},
                                       {"last_change_on", "last change"}},
                           .csv = true},
                          {.title = "What bars the next state", .rows = "blockers", .columns = {{".", "blocker"}}}};

}  // namespace

View CycleView() {
  return {{.columns = {{"name"},
                       {"title"},
                       {"state"},
                       {"state_since", "since"},
                       {"level"},
                       {"kind", "plans"},
                       {"focus"},
                       {"window_start", "window from"},
                       {"window_end", "window to"},
                       {"due_on", "due"},
                       {"rubric"},
                       {"snapshots"},
                       {"stratify_by"},
                       {"sample_size"},
                       {"minimum_per_stratum"},
                       {"pool_below"},
                       {"double_marked"},
                       {"exclude_last_cycles"},
                       {"reserves_per_stratum"},
                       {"register_total", "plans in register"},
                       {"eligible_total", "plans eligible"},
                       {"manifest_sha256", "manifest SHA-256"},
                       {"seed"},
                       {"synthetic"},
                       {"etag"}}}};
}

Group CycleCommands() {
  const Option cycle = Argument("CYCLE", NameKind::kCycle, "The cycle.");
  const auto name = [](const Values& values, auto& request) { request.set_name(values.Text("CYCLE")); };
  Group group = {"cycle", "Cycles: set up, sample, allocate, and move from state to state.", CycleSetupCommands()};
  std::vector<Command> reading = {
      {.name = "list",
       .summary = "List cycles, latest window first.",
       .examples = {{"ehcpqa cycle list", "All cycles."}},
       .action = AskAll(api::kListCycles, kNothing,
                        {{.rows = "cycles",
                          .columns = {{"name"},
                                      {"title"},
                                      {"state"},
                                      {"window_start", "from"},
                                      {"window_end", "to"},
                                      {"due_on", "due"},
                                      {"sample_size", "sample"},
                                      {"eligible_total", "eligible"},
                                      {"synthetic"}}}})},
      {.name = "show",
       .summary = "Show one cycle.",
       .options = {cycle},
       .examples = {{"ehcpqa cycle show 2025q4", "All that is known of it."}},
       .action = Ask(api::kGetCycle, name, CycleView())},
      {.name = "status",
       .summary = "Show progress: what stands where, who is late, what bars the next state.",
       .options = {cycle},
       .examples = {{"ehcpqa cycle status 2025q4", "Progress of the cycle."},
                    {"ehcpqa cycle status 2025q4 --output csv", "Progress of the auditors, for a spreadsheet."}},
       .action = Ask(api::kGetCycleStatus, name, kStatusView)}};
  for (auto& commands : {reading, CycleSampleCommands(), CycleStateCommands()}) {
    group.commands.insert(group.commands.end(), commands.begin(), commands.end());
  }
  return group;
}

}  // namespace ehcpqa::cli
