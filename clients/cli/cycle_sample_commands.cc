#include "absl/strings/ascii.h"
#include "clients/api/cycle_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/files.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

constexpr size_t kLongestSeed = 4096;

const Table kStrata = {.title = "Strata",
                       .rows = "strata",
                       .columns = {"code", "eligible", "sample", "double_marked", "reserves", "pooled_from"},
                       .csv = true};
const Table kPrecision = {.title = "What can be expected: half of the 95 % interval of a share of the whole sample",
                          .rows = "precision",
                          .columns = {{"share_percent", "share %"}, {"half_width_points", "+/- points"}}};

const View kFreezeView = {
    {.columns = {{"cycle.name", "cycle"},
                 {"cycle.state", "state"},
                 {"cycle.register_total", "plans in register"},
                 {"cycle.eligible_total", "plans eligible"},
                 {"audited_lately", "left out, audited lately"},
                 {"other_kind", "left out, of another kind"},
                 {"cycle.manifest_sha256", "manifest SHA-256"},
                 {"cycle.synthetic", "synthetic"}}},
    kStrata,
    kPrecision,
    {.title = "Events in the window", .rows = "events", .columns = {{"name", "event"}, {"count", "plans"}}},
    {.title = "To look at", .rows = "warnings", .columns = {{".", "warning"}}}};

const View kDrawView = {{.columns = {{"cycle.name", "cycle"},
                                     {"cycle.state", "state"},
                                     {"cycle.seed", "seed"},
                                     {"cycle.manifest_sha256", "manifest SHA-256"},
                                     {"cycle.synthetic", "synthetic"}}},
                        kStrata,
                        kPrecision};

const View kSampleView = {{.rows = "plans",
                           .columns = {"audit", "plan_ref", "stratum", "rank", "status", "double_marked", "la", "event",
                                       "replaces", "swap_reason"}}};

const View kSwapView = {{.columns = {{"swapped_out.audit", "swapped out"},
                                     {"swapped_out.plan_ref", "plan"},
                                     {"swapped_out.stratum", "stratum"},
                                     {"substitute.audit", "substitute"},
                                     {"substitute.plan_ref", "plan in its place"},
                                     {"substitute.rank", "rank"}}}};

const View kAllocationView = {
    {.columns = {"assessments", {"kept", "kept their auditor"}}},
    {.title = "Auditors",
     .rows = "loads",
     .columns = {"user", "agency", "kind", "audits", {"leads", "as lead"}, "capacity", "conflicts"},
     .csv = true}};

absl::Status FillDraw(Context& context, const Values& values, v1::DrawSampleRequest& request) {
  request.set_name(values.Text("CYCLE"));
  request.set_dry_run(values.Flag("--dry-run"));
  const bool in_file = values.Has("--seed-file");
  if (in_file == values.Has("--seed") && (in_file || !request.dry_run())) {
    return UsageError("Give the seed, with --seed or with --seed-file. A dry run needs none.");
  }
  request.set_seed(values.Text("--seed"));
  if (in_file) {
    ASSIGN_OR_RETURN(std::string seed, ReadText(context.environment(), values.Text("--seed-file"), kLongestSeed));
    absl::StripTrailingAsciiWhitespace(&seed);
    request.set_seed(seed);
  }
  return absl::OkStatus();
}

}  // namespace

std::vector<Command> CycleSampleCommands() {
  const Option cycle = Argument("CYCLE", NameKind::kCycle, "The cycle.");
  return {
      {.name = "freeze",
       .summary = "draft -> framed: fix the frame and show its manifest hash.",
       .options = {cycle, Etag(), DryRun()},
       .examples = {{"ehcpqa cycle freeze 2025q4 --dry-run",
                     "See strata, sizes and precision before anything is fixed."},
                    {"ehcpqa cycle freeze 2025q4", "Fix the frame. Note the hash down before a seed is taken."}},
       .action = Ask(
           api::kFreezeCycle,
           [](const Values& values, v1::FreezeCycleRequest& request) {
             request.set_name(values.Text("CYCLE"));
             request.set_etag(values.Text("--etag"));
             request.set_dry_run(values.Flag("--dry-run"));
           },
           kFreezeView)},
      {.name = "frame",
       .summary = "List the frozen frame, so that anyone with access can draw the sample again.",
       .options = {cycle},
       .examples = {{"ehcpqa cycle frame 2025q4 --output csv > frame.csv", "Stratum and reference of every plan."}},
       .action =
           AskAll(api::kListFrame,
                  [](const Values& values, v1::ListFrameRequest& request) { request.set_name(values.Text("CYCLE")); },
                  {{.rows = "rows", .columns = {"stratum", "plan_ref"}}})},
      {.name = "draw",
       .summary = "framed -> sampled: draw the plans, their reserves and the double-marked subset.",
       .options = {cycle,
                   Named("--seed", Kind::kText,
                         "8 to 200 printable characters, from something that nobody in the room controls."),
                   Named("--seed-file", Kind::kFile, "File with the seed; blanks and line ends after it do not count."),
                   DryRun("Show strata, sizes and precision, and keep nothing.")},
       .examples = {{"ehcpqa cycle draw 2025q4 --dry-run", "See the sizes; no seed is needed."},
                    {"ehcpqa cycle draw 2025q4 --seed 'lottery 2025-12-06 04 11 23 31 40 52'", "Draw the sample."}},
       .action = Ask(api::kDrawSample, FillDraw, kDrawView)},
      {.name = "sample",
       .summary = "List the sample, with every swap.",
       .options = {cycle, Named("--reserves", Kind::kFlag, "List the reserves too.")},
       .examples = {{"ehcpqa cycle sample 2025q4", "Which plans are audited."}},
       .action = AskAll(
           api::kListSample,
           [](const Values& values, v1::ListSampleRequest& request) {
             request.set_name(values.Text("CYCLE"));
             request.set_with_reserves(values.Flag("--reserves"));
           },
           kSampleView)},
      {.name = "swap",
       .summary = "Take the next reserve of the stratum in place of a plan that proved unusable.",
       .options = {Argument("AUDIT", NameKind::kAudit, "The audit whose plan cannot be used."),
                   Required(Reason("Why, without anything that identifies a child.")), DryRun()},
       .examples = {{"ehcpqa cycle swap 2025q4/7 --reason 'The amended final plan is not issued' --dry-run",
                     "See which reserve would come."}},
       .action = Ask(
           api::kSwapPlan,
           [](const Values& values, v1::SwapPlanRequest& request) {
             request.set_audit(values.Text("AUDIT"));
             request.set_reason(values.Text("--reason"));
             request.set_dry_run(values.Flag("--dry-run"));
           },
           kSwapView)},
      {.name = "allocate",
       .summary = "Give every audit its auditors; started assessments keep theirs.",
       .options = {cycle,
                   Repeated(Named("--auditor", NameKind::kUser, "Who takes part; without it, every auditor does.")),
                   DryRun("Show who would get what, and keep nothing.")},
       .examples = {{"ehcpqa cycle allocate 2025q4 --dry-run", "See who would get how much."},
                    {"ehcpqa cycle allocate 2025q4 --auditor ann,ben,cat,dee,eve,fay", "Allocate among six people."}},
       .action = Ask(
           api::kAllocateAuditors,
           [](const Values& values, v1::AllocateAuditorsRequest& request) {
             request.set_name(values.Text("CYCLE"));
             for (const std::string& auditor : values.List("--auditor")) request.add_auditors(auditor);
             request.set_dry_run(values.Flag("--dry-run"));
           },
           kAllocationView)},
  };
}

}  // namespace ehcpqa::cli
