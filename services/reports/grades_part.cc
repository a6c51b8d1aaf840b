#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"
#include "services/insight/cycle_marks.h"
#include "services/insight/law_and_causes.h"
#include "services/insight/wording.h"
#include "services/reports/parts.h"

namespace ehcpqa::reports {
namespace {

using insight::Measure;
using insight::SpanPlans;
using insight::Subject;

// An agency that is the only one of its kind gives the figures of its lens, which are there already.
bool IsOnlyOfItsKind(const ReportInput& input, const Subject& agency) {
  return std::count_if(input.subjects.begin(), input.subjects.end(), [&](const Subject& other) {
           return other.kind == Subject::Kind::kAgency && other.index == agency.index;
         }) == 1;
}

bool IsGraded(const ReportInput& input, const Subject& subject) {
  // An agency's own report shows its services beside it; wider ones do not single them out.
  if (input.about) return subject.name == input.about->name || IsServiceOf(subject, *input.about);
  if (subject.kind == Subject::Kind::kService) return false;
  if (subject.kind == Subject::Kind::kAgency && IsOnlyOfItsKind(input, subject)) return false;
  return subject.Has(Measure::kGoodOrBetter);
}

// A table of one measure by subject, its rows of data, and for shares a chart of the same rows.
absl::Status AddMeasure(const ReportInput& input, const SpanPlans& span, Measure measure, const std::string& name,
                        const std::string& title, const std::string& label, bool chart, ReportDraft& draft) {
  TableMaker table(name, title);
  const bool score = measure == Measure::kMeanScore;
  table.Column("subject", "Of", v1::REPORT_COLUMN_KIND_TEXT);
  score ? table.ScoreColumns(label) : table.ShareColumns(label);
  v1::ReportChart picture;
  picture.set_name(absl::StrCat(name, "_chart"));
  picture.set_kind(v1::REPORT_CHART_KIND_GRADES);
  picture.set_title(title);
  picture.set_table(name);
  int shown = 0;
  for (const Subject& subject : input.subjects) {
    if (!IsGraded(input, subject) || !subject.Has(measure)) continue;
    ASSIGN_OR_RETURN(const insight::Figure figure, insight::MakeFigure(span.cycles, subject, measure, {}));
    const ReleasedShare share = Release(figure.share, input.least());
    table.Row().Text(subject.title);
    score ? table.ScoreCells(share) : table.ShareCells(share);
    draft.Data(span, subject, measure, "", "", share);
    v1::ReportChartPoint& point = *picture.add_points();
    point.set_label(subject.title);
    point.set_text(absl::StrCat(share.text(), ", ", insight::Counted(share.n, "plan", "plans")));
    point.set_n(share.n);
    if (!share.shown) continue;
    ++shown;
    point.set_value(static_cast<double>(share.percent));
    point.set_low(static_cast<double>(share.low));
    point.set_high(static_cast<double>(share.high));
  }
  if (chart && shown > 0) {
    picture.set_description(absl::StrCat(label, " for ", insight::Counted(shown, "subject", "subjects"),
                                         ", each with its 95 % interval. The table behind it has the same figures."));
    draft.Chart() = std::move(picture);
  }
  draft.Table(table.Done());
  return absl::OkStatus();
}

// Shares of each grade for the whole plan, or what the report is about.
absl::Status AddDistribution(const ReportInput& input, ReportDraft& draft) {
  const rubrics::Rubric& rubric = input.rubric();
  const Subject& subject = TrendSubject(input);
  TableMaker table("grade_distribution", absl::StrCat("Grades: ", subject.title));
  table.Column("grade", "Grade", v1::REPORT_COLUMN_KIND_TEXT).ShareColumns("Share of plans");
  v1::ReportChart picture;
  picture.set_name("grade_distribution_chart");
  picture.set_kind(v1::REPORT_CHART_KIND_GRADES);
  picture.set_title(absl::StrCat("Grades: ", subject.title));
  picture.set_table("grade_distribution");
  std::string said;
  for (size_t grade = 0; grade < rubric.grades.size(); ++grade) {
    const auto has = [&](const audits::PlanResult& result) {
      const audits::ResultOutcome& outcome =
          subject.kind == Subject::Kind::kPlan ? result.plan : result.lenses[subject.index];
      return !outcome.grade ? -1 : *outcome.grade == grade ? 1 : 0;
    };
    ASSIGN_OR_RETURN(const insight::Figure figure, insight::MakeFigureOf(input.span.cycles, subject.la, has));
    const ReleasedShare share = Release(figure.share, input.least());
    table.Row().Text(rubric.grades[grade].label).ShareCells(share);
    v1::ReportChartPoint& point = *picture.add_points();
    point.set_label(rubric.grades[grade].label);
    point.set_text(share.text());
    point.set_n(share.n);
    absl::StrAppend(&said, said.empty() ? "" : ", ", rubric.grades[grade].label, " ", share.text());
    if (!share.shown) continue;
    point.set_value(static_cast<double>(share.percent));
    point.set_low(static_cast<double>(share.low));
    point.set_high(static_cast<double>(share.high));
  }
  table.Note("Plans without a grade leave the denominator. Shares are rounded one by one and may not add up to 100.");
  picture.set_description(absl::StrCat(said, "."));
  draft.Chart() = std::move(picture);
  draft.Table(table.Done());
  return absl::OkStatus();
}

}  // namespace

absl::Status AddGrades(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  draft.Heading("Grades");
  draft.Paragraph(
      "The tool derives each grade from the marks by the rubric's thresholds and limiting rules; where two auditors "
      "differed, moderation agreed the mark.");
  RETURN_IF_ERROR(AddDistribution(input, draft));
  RETURN_IF_ERROR(AddMeasure(input, input.span, Measure::kGoodOrBetter, "good_or_better", "Graded good or better",
                             "Good or better", !input.about, draft));
  return AddMeasure(input, input.span, Measure::kMeanScore, "mean_score", "Mean score, of 100", "Mean score", false,
                    draft);
}

absl::Status AddLaw(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  draft.Heading("Legal requirements");
  draft.Paragraph(
      "A requirement that is partly met or not met counts as failed, whatever the grade. Plans where it cannot be told "
      "leave the denominator.");
  RETURN_IF_ERROR(AddMeasure(input, input.span, Measure::kLegallyCompliant, "legally_compliant",
                             "Meeting every legal requirement", "Legally compliant", false, draft));
  TableMaker table("legal_failures", "Legal requirements failed, by section");
  table.Column("section", "Section", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("plans", "Plans with a failure", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("not_met", "Not met", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("partly_met", "Partly met", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("not_determined", "Not determined", v1::REPORT_COLUMN_KIND_COUNT);
  for (const insight::LegalSummary& law : insight::CountLegalFailures(input.span.cycles)) {
    table.Row().Text(law.section).Count(law.plans).Count(law.not_met).Count(law.partly_met).Count(law.not_determined);
  }
  if (table.rows() == 0) {
    draft.Paragraph("No legal requirement failed.");
    return absl::OkStatus();
  }
  table.Note(absl::StrCat("Counts of audited plans (", insight::Grouped(input.span.plans()), "), not weighted."));
  draft.Table(table.Done());
  return absl::OkStatus();
}

absl::Status AddRollingYear(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  if (input.rolling.cycles.size() < 2) return absl::OkStatus();
  draft.Heading("Rolling year");
  draft.Paragraph(absl::StrCat("The cycles of the year that ends with ", input.rolling.last().cycle.settings.title,
                               ": ", insight::Counted(input.rolling.plans(), "plan", "plans"), " in ",
                               input.rolling.cycles.size(),
                               " cycles. A year tells more than a quarter: its ranges are about half as wide."));
  for (const std::string& left_out : input.rolling.left_out) draft.Paragraph(absl::StrCat("Left out: ", left_out, "."));
  RETURN_IF_ERROR(AddMeasure(input, input.rolling, Measure::kGoodOrBetter, "rolling_good_or_better",
                             "Graded good or better, rolling year", "Good or better", true, draft));
  return AddMeasure(input, input.rolling, Measure::kLegallyCompliant, "rolling_legally_compliant",
                    "Meeting every legal requirement, rolling year", "Legally compliant", false, draft);
}

}  // namespace ehcpqa::reports
