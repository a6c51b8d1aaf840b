#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/api/insight_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/estimate_columns.h"
#include "clients/cli/groups.h"
#include "clients/cli/insight_text.h"
#include "clients/cli/options.h"
#include "clients/cli/reliability_text.h"
#include "clients/cli/series_text.h"
#include "clients/cli/span_options.h"

namespace ehcpqa::cli {
namespace {

const char* const kSubjectHelp =
    "plan, lens:health, agency:ID, service:AGENCY/ID, section:F, criterion:F3, tag:NAME; or all of a kind: lens, "
    "agency, service, section, criterion, tag.";
const char* const kOneSubjectHelp =
    "plan, lens:health, agency:ID, service:AGENCY/ID, section:F, criterion:F3 or tag:NAME.";
const char* const kUsualMeasure = "What is measured; not given means met of criteria and tags, else good.";

View FiguresView() {
  return {
      {.rows = "figures", .columns = WithEstimate({"subject", "title", "measure", "group", "answers"}, "estimate")}};
}
View ChangesView() {
  return {{.rows = "changes",
           .columns = WithEstimate(WithEstimate({"subject", "title", "verdict", "difference", "low", "high", "p",
                                                 "adjusted_p", "within", "composition", "text"},
                                                "before"),
                                   "after")}};
}
View PointsView() {
  return {{.rows = "points",
           .columns = WithEstimate({"cycle", "title", "window_end", "rule", "type", "new_rubric"}, "estimate")}};
}
View UnitsView() {
  return {{.rows = "units", .columns = WithEstimate({"unit", "title", "n", "count", "place", "above"}, "estimate")}};
}

std::vector<Column> Coefficients(std::vector<Column> columns, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    for (const char* field : {".value", ".low", ".high", ".undefined"}) columns.emplace_back((name + field).c_str());
  }
  return columns;
}
View ReliabilityView() {
  return {{.rows = "criteria",
           .columns = Coefficients({"criterion", "section", "plans", "pairs", "support", "text"},
                                   {"same", "within_one", "alpha", "ac2"})}};
}
View AuditorsView() {
  return {
      {.rows = "auditors",
       .columns = Coefficients({"user", "display_name", "plans", "mean_shift", "sign_test_p", "shared_plans", "group"},
                               {"shrunk", "effect"})}};
}

absl::Status Summary(Context& context, const Values& values) {
  v1::GetInsightRequest request;
  RETURN_IF_ERROR(FillSpan(values, request.mutable_span()));
  request.set_dimension(values.Word<v1::Dimension>("--by"));
  for (const std::string& subject : values.List("--subject")) request.add_subjects(subject);
  for (const v1::Measure measure : MeasuresOf(values)) request.add_measures(measure);
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::Insight insight, api.Call(api::kGetInsight, request));
  const bool all_parts = request.subjects().empty() && request.measures().empty();
  context.Show(insight, FiguresView(), InsightText(insight, all_parts, context.bold()));
  return absl::OkStatus();
}

absl::Status ShowTrend(Context& context, const Values& values) {
  v1::GetTrendRequest request;
  request.set_subject(values.Text("SUBJECT"));
  request.set_measure(MeasureFor(values, request.subject()));
  request.set_last(values.Text("--last"));
  request.set_points(values.Number("--points"));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::Trend trend, api.Call(api::kGetTrend, request));
  context.Show(trend, PointsView(), TrendText(trend, context.bold()));
  return absl::OkStatus();
}

absl::Status ShowChange(Context& context, const Values& values) {
  v1::GetChangeRequest request;
  request.mutable_before()->set_last(values.Text("BEFORE"));
  request.mutable_after()->set_last(values.Text("AFTER"));
  request.mutable_before()->set_rolling(values.Flag("--rolling"));
  request.mutable_after()->set_rolling(values.Flag("--rolling"));
  for (const std::string& subject : values.List("--subject")) request.add_subjects(subject);
  request.set_measure(MeasureFor(values, values.Text("--subject")));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::ChangeReport report, api.Call(api::kGetChange, request));
  context.Show(report, ChangesView(), ChangeText(report, context.bold()));
  return absl::OkStatus();
}

absl::Status ShowFunnel(Context& context, const Values& values) {
  v1::GetComparisonRequest request;
  RETURN_IF_ERROR(FillSpan(values, request.mutable_span()));
  request.set_dimension(values.Word<v1::Dimension>("--by"));
  request.set_subject(values.Has("--subject") ? values.Text("--subject") : values.Has("--by") ? "plan" : "agency");
  request.set_measure(MeasureFor(values, request.subject()));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::Comparison comparison, api.Call(api::kGetComparison, request));
  context.Show(comparison, UnitsView(), ComparisonText(comparison, context.bold()));
  return absl::OkStatus();
}

absl::Status ShowAgreement(Context& context, const Values& values) {
  v1::GetMarkingAgreementRequest request;
  RETURN_IF_ERROR(FillSpan(values, request.mutable_span()));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::MarkingAgreement agreement, api.Call(api::kGetMarkingAgreement, request));
  context.Show(agreement, ReliabilityView(), AgreementText(agreement, context.bold()));
  return absl::OkStatus();
}

absl::Status ShowLeniency(Context& context, const Values& values) {
  v1::GetLeniencyRequest request;
  RETURN_IF_ERROR(FillSpan(values, request.mutable_span()));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::Leniency leniency, api.Call(api::kGetLeniency, request));
  context.Show(leniency, AuditorsView(), LeniencyText(leniency, context.bold()));
  return absl::OkStatus();
}

}  // namespace

Group InsightCommands() {
  const Option cycle = Argument("CYCLE", NameKind::kCycle, "The cycle, or the last one of several.");
  const Option subject = Argument("SUBJECT", Kind::kText, kOneSubjectHelp);
  Group group = {
      "insight",
      "Figures over cycles, to work with; what leaves the QA sub-group is made by ehcpqa report.",
      {
          {.name = "summary",
           .summary = "Show every figure of one cycle, or of several together.",
           .options = {cycle, FirstOption(), RollingOption(), ByOption("Also by group of plans."),
                       Repeated(Named("--subject", Kind::kText, kSubjectHelp)),
                       Repeated(MeasureOption("What is measured; not given means all that a subject has."))},
           .examples = {{"ehcpqa insight summary 2024q4 --rolling --subject plan,lens", "The last four quarters."},
                        {"ehcpqa insight summary 2024q4 --subject section --measure met --by need",
                         "Answers by section and primary need."},
                        {"ehcpqa insight summary 2024q4 --output csv", "Every figure, for a spreadsheet."}},
           .action = {Summary, {api::kGetInsight.name}, FiguresView(), v1::Insight::descriptor()},
           .details =
               "Working figures: not disclosure-controlled, not for publication. Below 10 plans counts are shown "
               "instead of a share."},
          {.name = "trend",
           .summary = "Show one figure cycle by cycle, with limits where there are enough cycles.",
           .options = {subject, MeasureOption(kUsualMeasure),
                       Named("--last", NameKind::kCycle, "The last cycle; not given means the latest."),
                       Number("--points", 1, 200, "Most cycles; not given means 40.")},
           .examples = {{"ehcpqa insight trend plan --measure good", "The whole plan, graded good or better."},
                        {"ehcpqa insight trend criterion:F3 --points 8", "One criterion over two years."}},
           .action = {ShowTrend, {api::kGetTrend.name}, PointsView(), v1::Trend::descriptor()},
           .details = "Fewer than 8 cycles are points with their ranges and nothing more; from 8 on limits are on "
                      "trial, from 13 on they stand."},
          {.name = "change",
           .summary = "Say what changed between two cycles, and what there is no evidence of.",
           .options = {Argument("BEFORE", NameKind::kCycle, "The earlier cycle."),
                       Argument("AFTER", NameKind::kCycle, "The later cycle."),
                       Required(Repeated(Named("--subject", Kind::kText, kSubjectHelp))), MeasureOption(kUsualMeasure),
                       Named("--rolling", Kind::kFlag, "Four quarters each, of which the cycles are the last ones.")},
           .examples = {{"ehcpqa insight change 2024q3 2024q4 --subject plan", "One comparison."},
                        {"ehcpqa insight change 2023q4 2024q4 --rolling --subject criterion --measure met",
                         "Every criterion, year on year, as one family of comparisons."}},
           .action = {ShowChange, {api::kGetChange.name}, ChangesView(), v1::ChangeReport::descriptor()},
           .details = "Name all subjects that you will look at: together they are the family for which chance finds "
                      "are accounted."},
          {.name = "funnel",
           .summary = "Show groups of plans, agencies or services beside their common share.",
           .options = {cycle, FirstOption(), RollingOption(),
                       ByOption("Groups to compare; not given means agencies or services, each by its own input."),
                       Named("--subject", Kind::kText,
                             absl::StrCat("With --by: ", kOneSubjectHelp,
                                          " Not given means plan. Without --by: agency (also when not given) or "
                                          "service.")),
                       MeasureOption(kUsualMeasure)},
           .examples = {{"ehcpqa insight funnel 2024q4 --rolling", "The agencies over four quarters."},
                        {"ehcpqa insight funnel 2024q4 --rolling --subject service", "Their services."},
                        {"ehcpqa insight funnel 2024q4 --by district --measure legal", "Districts."}},
           .action = {ShowFunnel, {api::kGetComparison.name}, UnitsView(), v1::Comparison::descriptor()},
           .details = "Units come in the order of their names: a funnel is no ranking. One outside the limits is a "
                      "reason to look closer."},
          {.name = "agreement",
           .summary = "Show how far two independent auditors of one plan agreed.",
           .options = {cycle, FirstOption(), RollingOption()},
           .examples = {{"ehcpqa insight agreement 2024q4 --rolling", "First marks of the last four quarters."}},
           .action = {ShowAgreement,
                      {api::kGetMarkingAgreement.name},
                      ReliabilityView(),
                      v1::MarkingAgreement::descriptor()}},
          {.name = "leniency",
           .summary = "Show whether some auditors mark more kindly than others, to calibrate.",
           .options = {cycle, FirstOption(), RollingOption()},
           .examples = {{"ehcpqa insight leniency 2024q4", "Moderators see all auditors, auditors themselves alone."}},
           .action = {ShowLeniency, {api::kGetLeniency.name}, AuditorsView(), v1::Leniency::descriptor()}},
      }};
  std::vector<Command> targets = TargetCommands();
  std::move(targets.begin(), targets.end(), std::back_inserter(group.commands));
  return group;
}

}  // namespace ehcpqa::cli
