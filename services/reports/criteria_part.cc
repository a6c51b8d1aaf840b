#include <algorithm>
#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/audits/rating.h"
#include "services/base/status_macros.h"
#include "services/insight/law_and_causes.h"
#include "services/insight/wording.h"
#include "services/reports/parts.h"

namespace ehcpqa::reports {
namespace {

using insight::Measure;
using insight::Subject;

// Whether the report speaks of the criterion: an agency's of its own, a criterion's of itself.
bool Speaks(const ReportInput& input, size_t criterion) {
  if (!input.about) return true;
  const auto& own = input.about->criteria;
  return std::find(own.begin(), own.end(), criterion) != own.end();
}

// A criterion on the plans that the report is about.
Subject Narrowed(const ReportInput& input, Subject subject) {
  if (input.about) subject.la = input.about->la;
  return subject;
}

std::string OwnerWords(rubrics::Owner owner) {
  std::string words(rubrics::OwnerName(owner));
  if (!words.empty()) words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

}  // namespace

absl::Status AddCriteria(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  draft.Heading(input.about ? "Criteria of the agency" : "Criteria");
  draft.Paragraph("Share of plans at the best level. Plans to which a criterion does not apply leave its denominator.");
  TableMaker table("criteria_met", "Criteria met");
  table.Column("criterion", "Criterion", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("section", "Section", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("statement", "Statement", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("owner", "Owner", v1::REPORT_COLUMN_KIND_TEXT)
      .ShareColumns("Met");
  for (const Subject& found : input.subjects) {
    if (found.kind != Subject::Kind::kCriterion || !Speaks(input, found.index)) continue;
    const Subject subject = Narrowed(input, found);
    const rubrics::Criterion& criterion = input.rubric().criteria[found.index];
    ASSIGN_OR_RETURN(const insight::Figure figure, insight::MakeFigure(input.span.cycles, subject, Measure::kMet, {}));
    const ReleasedShare share = Release(figure.share, input.least());
    table.Row().Text(criterion.code).Text(criterion.section).Text(criterion.text).Text(OwnerWords(criterion.owner));
    table.ShareCells(share);
    draft.Data(input.span, subject, Measure::kMet, "", "", share);
  }
  draft.Table(table.Done());
  return absl::OkStatus();
}

absl::Status AddTags(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  TableMaker table("tags_met", "Answers met, by tag");
  table.Column("tag", "Tag", v1::REPORT_COLUMN_KIND_TEXT).ShareColumns("Met");
  for (const Subject& subject : input.subjects) {
    if (subject.kind != Subject::Kind::kTag) continue;
    ASSIGN_OR_RETURN(const insight::Figure figure, insight::MakeFigure(input.span.cycles, subject, Measure::kMet, {}));
    const ReleasedShare share = Release(figure.share, input.least());
    table.Row().Text(subject.title).ShareCells(share);
    draft.Data(input.span, subject, Measure::kMet, "", "", share);
  }
  if (table.rows() == 0) return absl::OkStatus();
  draft.Heading("Tags");
  draft.Paragraph("Answers to all criteria with one tag, taken together; answers of one plan count as a cluster.");
  draft.Table(table.Done());
  return absl::OkStatus();
}

absl::Status AddCauses(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  draft.Heading("Causes");
  draft.Paragraph("Why answers fell below the best level, as auditors named it: whose input it counts against.");
  std::map<std::pair<std::string, std::string>, int64_t> counts;
  int64_t all = 0;
  for (const insight::CyclePlans& cycle : input.span.cycles) {
    for (const insight::InsightPlan& plan : cycle.plans) {
      if (input.about && !input.about->la.empty() && plan.sample.plan.la != input.about->la) continue;
      for (size_t i = 0; i < plan.result.criteria.size(); ++i) {
        const audits::Cause cause = plan.result.criteria[i].cause;
        if (cause == audits::Cause::kNone || !Speaks(input, i)) continue;
        ++counts[{std::string(audits::CauseName(cause)), OwnerWords(cycle.rubric->criteria[i].owner)}];
        ++all;
      }
    }
  }
  if (all == 0) {
    draft.Paragraph("No cause was named.");
    return absl::OkStatus();
  }
  TableMaker table("causes", "Causes named");
  table.Column("cause", "Cause", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("owner", "Owner of the criterion", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("answers", "Answers", v1::REPORT_COLUMN_KIND_COUNT);
  std::vector<std::pair<std::pair<std::string, std::string>, int64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [key, count] : sorted) {
    std::string words = key.first;
    std::replace(words.begin(), words.end(), '_', ' ');
    table.Row().Text(words).Text(key.second).Count(count);
  }
  table.Note(absl::StrCat("Counts of answers in ",
                          insight::Counted(input.span.plans(), "audited plan", "audited plans"), ", not weighted."));
  draft.Table(table.Done());
  return absl::OkStatus();
}

absl::Status AddLevels(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  const size_t index = input.about->index;
  const rubrics::Rubric& rubric = input.rubric();
  draft.Heading("Levels");
  draft.Paragraph(rubric.criteria[index].text);
  TableMaker table("levels", "Plans by level");
  table.Column("level", "Level", v1::REPORT_COLUMN_KIND_TEXT).ShareColumns("Share of plans");
  v1::ReportChart picture;
  picture.set_name("levels_chart");
  picture.set_kind(v1::REPORT_CHART_KIND_GRADES);
  picture.set_title("Plans by level");
  picture.set_table("levels");
  std::string said;
  for (size_t level = 0; level < rubric.scale.levels.size(); ++level) {
    const std::string& label = rubric.scale.levels[level].label;
    const auto has = [&](const audits::PlanResult& result) {
      const rubrics::Answer& answer = result.criteria[index].answer;
      return answer.kind != rubrics::Answer::Kind::kLevel ? -1 : answer.level == level ? 1 : 0;
    };
    ASSIGN_OR_RETURN(const insight::Figure figure, insight::MakeFigureOf(input.span.cycles, "", has));
    const ReleasedShare share = Release(figure.share, input.least());
    table.Row().Text(label).ShareCells(share);
    if (level == 0) draft.Data(input.span, *input.about, Measure::kMet, "", "", share);
    v1::ReportChartPoint& point = *picture.add_points();
    point.set_label(label);
    point.set_text(share.text());
    point.set_n(share.n);
    absl::StrAppend(&said, said.empty() ? "" : ", ", label, " ", share.text());
    if (!share.shown) continue;
    point.set_value(static_cast<double>(share.percent));
    point.set_low(static_cast<double>(share.low));
    point.set_high(static_cast<double>(share.high));
  }
  int64_t not_applicable = 0, cannot_tell = 0, unsettled = 0;
  for (const insight::CyclePlans& cycle : input.span.cycles) {
    for (const insight::InsightPlan& plan : cycle.plans) {
      const audits::CriterionResult& result = plan.result.criteria[index];
      not_applicable += result.answer.kind == rubrics::Answer::Kind::kNotApplicable;
      cannot_tell += result.answer.kind == rubrics::Answer::Kind::kCannotTell;
      unsettled += result.unsettled;
    }
  }
  table.Note(absl::StrCat("Outside the denominator: ", not_applicable, " not applicable, ", cannot_tell,
                          " cannot tell, ", unsettled, " not settled yet."));
  picture.set_description(absl::StrCat(said, "."));
  draft.Chart() = std::move(picture);
  draft.Table(table.Done());
  return absl::OkStatus();
}

}  // namespace ehcpqa::reports
