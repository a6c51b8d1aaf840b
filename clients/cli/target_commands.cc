#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/api/insight_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"
#include "clients/cli/span_options.h"
#include "clients/cli/text_page.h"
#include "clients/text/figure_text.h"

namespace ehcpqa::cli {
namespace {

const std::vector<Column> kTargetColumns = {"subject", "measure", "share"};

// A target is what the area wants, not an estimate: it has no range.
std::string TargetText(const v1::Target& target) {
  const double hundredths = target.share() * 100;
  return absl::StrCat(hundredths, target.measure() == v1::MEASURE_MEAN_SCORE ? " of 100" : " %");
}

absl::Status List(Context& context, const Values&) {
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::ListTargetsResponse response, api.Call(api::kListTargets, v1::ListTargetsRequest()));
  TextPage page(context.bold());
  if (response.targets().empty()) page.Paragraph("No target is set.");
  std::vector<Row> rows;
  for (const v1::Target& target : response.targets()) {
    rows.push_back({{target.subject()}, {text::MeasureTitle(target.measure())}, {TargetText(target)}});
  }
  page.Section("", {"subject", "measure", "target"}, std::move(rows));
  context.Show(response, {{.rows = "targets", .columns = kTargetColumns}}, page.text());
  return absl::OkStatus();
}

absl::Status Set(Context& context, const Values& values) {
  v1::SetTargetRequest request;
  request.set_remove(values.Flag("--remove"));
  v1::Target& target = *request.mutable_target();
  target.set_subject(values.Text("SUBJECT"));
  target.set_measure(MeasuresOf(values).front());
  if (values.Has("--share") == request.remove()) return UsageError("Give --share, or --remove.");
  if (!request.remove()) {
    double share = 0;
    if (!absl::SimpleAtod(values.Text("--share"), &share) || !(share >= 0 && share <= 1)) {
      return UsageError("--share: give a share from 0 to 1, 0.8 for 80 %.");
    }
    target.set_share(share);
  }
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::Target set, api.Call(api::kSetTarget, request));
  const std::string what = absl::StrCat(set.subject(), ", ", text::MeasureTitle(set.measure()));
  TextPage page(false);
  page.Paragraph(request.remove() ? absl::StrCat("The target of ", what, " is removed.")
                                  : absl::StrCat("The target of ", what, " is ", TargetText(set), "."));
  context.Show(set, {{.columns = kTargetColumns}}, page.text());
  return absl::OkStatus();
}

}  // namespace

std::vector<Command> TargetCommands() {
  return {
      {.name = "targets",
       .summary = "List the targets that the area has set.",
       .examples = {{"ehcpqa insight targets", "All of them."}},
       .action = {List,
                  {api::kListTargets.name},
                  {{.rows = "targets", .columns = kTargetColumns}},
                  v1::ListTargetsResponse::descriptor()}},
      {.name = "set-target",
       .summary = "Set or remove a target, which trends are then held against.",
       .options = {Argument("SUBJECT", Kind::kText,
                            "plan, lens:health, agency:ID, service:AGENCY/ID, section:F, criterion:F3 or tag:NAME."),
                   Required(MeasureOption("What is measured.")),
                   Named("--share", Kind::kText, "The target, from 0 to 1: 0.8 for 80 %, or for 80 of 100."),
                   Named("--remove", Kind::kFlag, "Remove it instead.")},
       .examples = {{"ehcpqa insight set-target plan --measure good --share 0.8", "80 % good or better."},
                    {"ehcpqa insight set-target plan --measure good --remove", "No target any more."}},
       .action = {Set, {api::kSetTarget.name}, {{.columns = kTargetColumns}}, v1::Target::descriptor()}}};
}

}  // namespace ehcpqa::cli
