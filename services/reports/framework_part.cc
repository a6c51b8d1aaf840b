#include <algorithm>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle.h"
#include "services/cycles/frame_store.h"
#include "services/cycles/sample_store.h"
#include "services/insight/wording.h"
#include "services/reports/parts.h"
#include "services/rubrics/rubric_store.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::reports {
namespace {

const char* LevelWords(cycles::CycleLevel level) {
  switch (level) {
    case cycles::CycleLevel::kAdviceControl:
      return "Advice control";
    case cycles::CycleLevel::kDraftControl:
      return "Draft control";
    case cycles::CycleLevel::kThematicReview:
      return "Thematic review";
    case cycles::CycleLevel::kMultiAgencyAudit:
      return "Multi-agency audit";
    default:
      return "Independent review";
  }
}

const char* KindWords(cycles::PlanKind kind) {
  switch (kind) {
    case cycles::PlanKind::kNew:
      return "New plans";
    case cycles::PlanKind::kAmended:
      return "Amended plans";
    default:
      return "New and amended plans";
  }
}

// When each step of a cycle was taken last, by the trail; only steps up to the day.
absl::StatusOr<std::map<std::string, std::string>> StepsOf(storage::Snapshot& snapshot, const std::string& cycle,
                                                           const std::string& as_at) {
  ASSIGN_OR_RETURN(const auto events, trail::List(snapshot, cycles::CycleName(cycle), 0, 1'000'000));
  std::map<std::string, std::string> steps;
  for (const trail::Event& event : events) {
    if (event.subject != cycles::CycleName(cycle) || event.at.substr(0, 10) > as_at) continue;
    steps.emplace(event.action, event.at.substr(0, 10));
  }
  return steps;
}

}  // namespace

absl::Status AddFramework(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft) {
  draft.Heading("Framework");
  draft.Paragraph(
      "Every quarter a stratified random sample of EHC plans is drawn from the registers of the local area. One "
      "auditor of "
      "each agency marks what their agency owes, one of the three leads and marks what is shared; nobody marks a plan "
      "they had a part in, and none sees another's marks before all are handed in. A part of the sample is marked "
      "twice. "
      "Differences are moderated with a reason; originals are kept.");
  draft.Paragraph(
      "Requirements of law are kept apart from quality and never averaged away. Grades follow from marks by the "
      "rubric's "
      "thresholds and limiting rules, which every answer shows.");
  TableMaker table("rubric_versions", "Rubric versions");
  table.Column("rubric", "Rubric", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("version", "Version", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("title", "Title", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("criteria", "Criteria", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("published", "Published", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("sha256", "SHA-256 of its text", v1::REPORT_COLUMN_KIND_TEXT);
  std::set<std::pair<std::string, int32_t>> seen;
  for (const insight::CyclePlans& cycle : input.span.cycles) {
    const cycles::CycleSettings& settings = cycle.cycle.settings;
    if (!seen.emplace(settings.rubric_id, settings.rubric_version).second) continue;
    ASSIGN_OR_RETURN(const auto kept, rubrics::FindRubric(snapshot, settings.rubric_id, settings.rubric_version));
    if (!kept) continue;
    table.Row().Text(kept->id).Count(kept->version).Text(kept->title).Count(kept->criteria);
    table.Text(kept->published_at.substr(0, 10)).Text(kept->sha256);
  }
  draft.Table(table.Done());
  return absl::OkStatus();
}

absl::Status AddCalendar(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft) {
  draft.Heading("Calendar");
  TableMaker table("calendar", "Cycles");
  table.Column("cycle", "Cycle", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("window", "Window", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("level", "Level", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("plans", "Plans", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("opened", "Opened", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("closed", "Closed", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("published", "Published", v1::REPORT_COLUMN_KIND_TEXT);
  for (const insight::CyclePlans& cycle : input.span.cycles) {
    const cycles::CycleSettings& settings = cycle.cycle.settings;
    ASSIGN_OR_RETURN(const auto steps, StepsOf(snapshot, cycle.cycle.id, input.order.as_at));
    const auto day = [&](const char* action) {
      const auto found = steps.find(action);
      return found == steps.end() ? std::string() : found->second;
    };
    table.Row()
        .Text(settings.title)
        .Text(absl::StrCat(settings.window_start, " to ", settings.window_end))
        .Text(LevelWords(settings.level))
        .Text(KindWords(settings.kind))
        .Text(day("cycle.open"))
        .Text(day("cycle.close"))
        .Text(day("cycle.publish"));
  }
  for (const std::string& left_out : input.span.left_out) table.Note(absl::StrCat("Left out: ", left_out, "."));
  draft.Table(table.Done());
  return absl::OkStatus();
}

absl::Status AddSamples(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft) {
  draft.Heading("Sample");
  draft.Paragraph(
      "Plans are allotted to strata by Wright's exact optimal allocation and drawn within each by HMAC-SHA-256 of "
      "cycle and "
      "reference under a seed that was taken after the frame was frozen under its hash: anyone who may see the frame "
      "can "
      "derive the sample again. Plans that could not be audited were replaced in the order of the reserves.");
  TableMaker table("samples", "Samples and coverage");
  table.Column("cycle", "Cycle", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("register", "Plans in the registers", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("eligible", "Eligible", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("strata", "Strata", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("covered", "Strata with an audited plan", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("audited", "Plans audited", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("counted", "Marked by all auditors", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("double_marked", "Marked twice", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("swapped", "Swapped out", v1::REPORT_COLUMN_KIND_COUNT)
      .Column("manifest", "Hash of the frame", v1::REPORT_COLUMN_KIND_TEXT);
  for (const insight::CyclePlans& cycle : input.span.cycles) {
    ASSIGN_OR_RETURN(const auto audits,
                     cycles::ListAudits(snapshot, cycle.cycle.id, 0, std::numeric_limits<int>::max()));
    int64_t swapped = 0, twice = 0;
    for (const cycles::SamplePlan& plan : audits) {
      swapped += plan.status == cycles::SampleStatus::kSwappedOut;
      twice += plan.audited() && plan.double_marked;
    }
    table.Row()
        .Text(cycle.cycle.settings.title)
        .Count(cycle.cycle.register_total)
        .Count(cycle.cycle.eligible_total)
        .Count(static_cast<int64_t>(cycle.strata.size() + cycle.uncovered_strata.size()))
        .Count(static_cast<int64_t>(cycle.strata.size()))
        .Count(cycle.audits)
        .Count(static_cast<int64_t>(cycle.plans.size()))
        .Count(twice)
        .Count(swapped)
        .Text(cycle.cycle.manifest_sha256);
    if (!cycle.uncovered_strata.empty()) {
      table.Note(absl::StrCat(cycle.cycle.settings.title, ": the figures do not speak for the strata ",
                              absl::StrJoin(cycle.uncovered_strata, ", "), ", of which no plan counts."));
    }
  }
  draft.Table(table.Done());
  return absl::OkStatus();
}

}  // namespace ehcpqa::reports
