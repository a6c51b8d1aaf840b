#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/base/status_macros.h"
#include "services/insight/change.h"
#include "services/insight/marking_agreement.h"
#include "services/insight/wording.h"
#include "services/reports/parts.h"

namespace ehcpqa::reports {

using insight::Measure;
using insight::Subject;

const Subject& TrendSubject(const ReportInput& input) { return input.about ? *input.about : input.subjects.front(); }

Measure TrendMeasure(const ReportInput& input) {
  return input.order.request.kind() == v1::REPORT_KIND_CRITERION ? Measure::kMet : Measure::kGoodOrBetter;
}

void AddParameters(const ReportInput& input, ReportDraft& draft) {
  const auto add = [&](const std::string& label, const std::string& value) {
    v1::ReportParameter& parameter = *draft.document.add_parameters();
    parameter.set_label(label);
    parameter.set_value(value);
  };
  const cycles::CycleSettings& settings = input.span.last().cycle.settings;
  add("As at", input.order.as_at);
  add("Made at", input.order.made_at);
  std::vector<std::string> names;
  for (const insight::CyclePlans& cycle : input.span.cycles) {
    names.push_back(absl::StrCat(cycle.cycle.settings.title, " (", cycle.cycle.id, ")"));
  }
  add("Cycles", absl::StrJoin(names, ", "));
  for (const std::string& left_out : input.span.left_out) add("Left out", left_out);
  add("Rubric", absl::StrCat(settings.rubric_id, " version ", settings.rubric_version));
  for (const insight::CyclePlans& cycle : input.span.cycles) {
    add(absl::StrCat("Register of ", cycle.cycle.id), absl::StrJoin(cycle.cycle.settings.snapshots, ", "));
    add(absl::StrCat("Frame of ", cycle.cycle.id, ", SHA-256"), cycle.cycle.manifest_sha256);
    // The seed with the frame's references would tell who was audited; who may see both can derive the sample again.
    if (input.order.request.kind() != v1::REPORT_KIND_EXTRACT) {
      add(absl::StrCat("Seed of ", cycle.cycle.id), cycle.cycle.seed);
    }
  }
  add("Disclosure control", absl::StrCat("counts by characteristics of children: ", input.order.policy.preset,
                                         "; quality shares: from ", input.least(), " plans on, in whole per cents"));
  add("Software", absl::StrCat("ehcpqa ", input.order.software));
}

absl::Status AddSummary(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  draft.Heading("Summary");
  const int64_t plans = input.span.plans();
  draft.Paragraph(
      absl::StrCat(insight::Counted(plans, "plan was", "plans were"), " audited, drawn at random from ",
                   insight::Grouped(input.span.population()),
                   " eligible plans. Every share speaks for the eligible plans; the range behind it is its 95 % "
                   "interval."));
  const Subject& subject = TrendSubject(input);
  const Measure measure = TrendMeasure(input);
  const auto say = [&](const Subject& about, Measure what, const char* before) -> absl::Status {
    ASSIGN_OR_RETURN(const insight::Figure figure, insight::MakeFigure(input.span.cycles, about, what, {}));
    const ReleasedShare share = Release(figure.share, input.least());
    draft.Paragraph(share.shown
                        ? absl::StrCat(before, ": ", share.text(), ", ", insight::Counted(share.n, "plan", "plans"),
                                       share.unreliable ? ". With so few plans this is of low reliability." : ".")
                        : absl::StrCat(before, ": no share is given (", share.symbol, "), ",
                                       insight::Counted(share.n, "plan", "plans"), " with an answer."));
    return absl::OkStatus();
  };
  if (measure == Measure::kMet) {
    RETURN_IF_ERROR(say(subject, measure, "Met"));
  } else {
    RETURN_IF_ERROR(say(subject, measure, "Graded good or better"));
    RETURN_IF_ERROR(say(subject, Measure::kLegallyCompliant, "Meeting every legal requirement"));
  }
  if (input.before) {
    ASSIGN_OR_RETURN(const auto change,
                     insight::MeasureChanges(input.before->cycles, input.span.cycles, {subject}, measure));
    if (!change.empty() && change[0].before.share.n >= input.least() && change[0].after.share.n >= input.least()) {
      draft.Paragraph(absl::StrCat("Since ", input.before->title(), ": ", change[0].text));
    }
  }
  return absl::OkStatus();
}

}  // namespace ehcpqa::reports
