#include "services/reports/draft.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/reports/parts.h"
#include "services/reports/tidy.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::reports {
namespace {

using insight::SpanPlans;
using insight::Subject;

const std::vector<Part>& PartsOf(v1::ReportKind kind) {
  static const std::vector<Part> cycle = {{"Summary", AddSummary},
                                          {"Grades", AddGrades},
                                          {"Legal requirements", AddLaw},
                                          {"Rolling year", AddRollingYear},
                                          {"Criteria", AddCriteria},
                                          {"Change", AddChange},
                                          {"Trend", AddTrend},
                                          {"Agencies", AddFunnel},
                                          {"Agreement of auditors", AddAgreement},
                                          {"Children", AddCharacteristics},
                                          {"Causes", AddCauses},
                                          {"Sample", AddSamples}};
  static const std::vector<Part> agency = {
      {"Summary", AddSummary},   {"Grades", AddGrades}, {"Rolling year", AddRollingYear},
      {"Criteria", AddCriteria}, {"Causes", AddCauses}, {"Change", AddChange},
      {"Trend", AddTrend},       {"Sample", AddSamples}};
  static const std::vector<Part> criterion = {{"Summary", AddSummary}, {"Levels", AddLevels},
                                              {"Causes", AddCauses},   {"Change", AddChange},
                                              {"Trend", AddTrend},     {"Agreement of auditors", AddAgreement}};
  static const std::vector<Part> inspection = {{"Framework", AddFramework},
                                               {"Calendar", AddCalendar},
                                               {"Samples", AddSamples},
                                               {"Grades", AddGrades},
                                               {"Legal requirements", AddLaw},
                                               {"Rolling year", AddRollingYear},
                                               {"Criteria", AddCriteria},
                                               {"Tags", AddTags},
                                               {"Trend", AddTrend},
                                               {"Agencies", AddFunnel},
                                               {"Agreement of auditors", AddAgreement},
                                               {"Moderation", AddModeration},
                                               {"Children", AddCharacteristics}};
  static const std::vector<Part> extract = {{"Ratings", AddExtract}};
  switch (kind) {
    case v1::REPORT_KIND_AGENCY:
      return agency;
    case v1::REPORT_KIND_CRITERION:
      return criterion;
    case v1::REPORT_KIND_INSPECTION:
      return inspection;
    case v1::REPORT_KIND_EXTRACT:
      return extract;
    default:
      return cycle;
  }
}

absl::StatusOr<std::string> AreaTitle(storage::Snapshot& snapshot) {
  ASSIGN_OR_RETURN(const auto events, trail::List(snapshot, "area", 0, 500));
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->action != "area.init") continue;
    const auto payload = nlohmann::json::parse(event->payload, nullptr, false);
    if (payload.is_object() && payload.contains("title")) return payload["title"].get<std::string>();
  }
  return std::string("Local area");
}

// When the cycle was first published, or nothing. Published marks never change again.
absl::StatusOr<std::optional<std::string>> PublishedAt(storage::Snapshot& snapshot, const cycles::Cycle& cycle) {
  ASSIGN_OR_RETURN(const auto events, trail::List(snapshot, cycles::CycleName(cycle.id), 0, 100'000));
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->action == "cycle.publish") return event->at;
  }
  return std::nullopt;
}

// Leaves the cycles that were published by the end of the day.
absl::Status KeepPublished(storage::Snapshot& snapshot, const std::string& as_at, SpanPlans& span) {
  std::vector<insight::CyclePlans> kept;
  for (insight::CyclePlans& cycle : span.cycles) {
    ASSIGN_OR_RETURN(const auto published, PublishedAt(snapshot, cycle.cycle));
    if (published && published->substr(0, 10) <= as_at) {
      kept.push_back(std::move(cycle));
    } else {
      span.left_out.push_back(absl::StrCat(cycles::CycleName(cycle.cycle.id), ": not published by ", as_at));
    }
  }
  span.cycles = std::move(kept);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Subject>> AboutOf(const ReportInput& input) {
  const v1::MakeReportRequest& request = input.order.request;
  std::string name, prefix;
  if (request.kind() == v1::REPORT_KIND_AGENCY) {
    name = "agency:";
    prefix = "agencies/";
  } else if (request.kind() == v1::REPORT_KIND_CRITERION) {
    name = "criterion:";
    prefix = "criteria/";
  } else {
    if (!request.about().empty()) return FieldInvalid("about", "only an agency's or a criterion's report is about one");
    return std::nullopt;
  }
  const std::string& about = request.about();
  if (about.compare(0, prefix.size(), prefix) != 0) {
    return FieldInvalid("about", absl::StrCat("say which one: ", prefix, "..."));
  }
  name += about.substr(prefix.size());
  for (const Subject& subject : input.subjects) {
    if (subject.name == name) return subject;
  }
  return FieldInvalid("about", absl::StrCat(about, " is not an agency that marks, or not a criterion of this rubric"));
}

// The cycle before a single one.
absl::StatusOr<std::optional<SpanPlans>> LoadBefore(storage::Snapshot& snapshot, const SpanPlans& span) {
  if (span.cycles.size() != 1) return std::nullopt;
  ASSIGN_OR_RETURN(const auto marked, insight::MarkedCycles(snapshot));
  const cycles::Cycle* before = nullptr;
  for (const cycles::Cycle& cycle : marked) {
    if (cycle.id == span.last().cycle.id) break;
    before = &cycle;
  }
  if (before == nullptr) return std::nullopt;
  const cycles::CycleSettings& earlier = before->settings;
  const cycles::CycleSettings& later = span.last().cycle.settings;
  if (earlier.rubric_id != later.rubric_id || earlier.rubric_version != later.rubric_version) return std::nullopt;
  v1::Span asked;
  asked.set_last(cycles::CycleName(before->id));
  absl::StatusOr<SpanPlans> loaded = insight::LoadSpan(snapshot, "before", asked);
  if (!loaded.ok()) return std::nullopt;  // Nothing is marked in it.
  return *std::move(loaded);
}

}  // namespace

void ReportDraft::Data(const SpanPlans& span, const Subject& subject, insight::Measure measure,
                       const std::string& group_by, const std::string& group, const ReleasedShare& share) {
  v1::ReportRow& row = *document.mutable_data()->add_rows();
  const auto add = [&](const std::string& text) -> v1::ReportCell& {
    v1::ReportCell& cell = *row.add_cells();
    cell.set_text(text);
    return cell;
  };
  const auto number = [&](int64_t value) { add(std::to_string(value)).set_number(static_cast<double>(value)); };
  const cycles::CycleSettings& first = span.cycles.front().cycle.settings;
  const cycles::CycleSettings& last = span.last().cycle.settings;
  add(last.window_end.substr(0, 4));
  add(TimeIdentifier(first.window_start, last.window_end));
  add(first.window_start);
  add(last.window_end);
  add("Local authority");
  add("E92000001");
  add("England");
  add(document.area());
  add(std::string(insight::MeasureWords(measure)));
  add(subject.name);
  add(subject.title);
  add(group_by.empty() ? "Total" : group_by);
  add(group.empty() ? "Total" : group);
  number(share.n);
  number(share.population);
  for (const int64_t value : {share.percent, share.low, share.high}) {
    if (share.shown) {
      number(value);
    } else {
      add(share.symbol);
    }
  }
  add(share.shown && share.unreliable ? "u" : "");
}

absl::StatusOr<ReportInput> LoadInput(storage::Snapshot& snapshot, const ReportOrder& order) {
  ReportInput input;
  input.order = order;
  const auto rule = statistics::CountRuleNamed(order.policy.preset);
  if (!rule) return absl::InternalError(absl::StrCat("no rule of counts is named ", order.policy.preset));
  input.rule = *rule;
  ASSIGN_OR_RETURN(input.area, AreaTitle(snapshot));
  ASSIGN_OR_RETURN(input.span, insight::LoadSpan(snapshot, "span", order.request.span()));
  v1::Span year;
  year.set_last(cycles::CycleName(input.span.last().cycle.id));
  year.set_rolling(true);
  ASSIGN_OR_RETURN(input.rolling, insight::LoadSpan(snapshot, "span", year));
  const bool published =
      order.request.kind() == v1::REPORT_KIND_CYCLE || order.request.kind() == v1::REPORT_KIND_INSPECTION;
  for (SpanPlans* span : {&input.span, &input.rolling}) {
    if (!published) break;
    RETURN_IF_ERROR(KeepPublished(snapshot, order.as_at, *span));
    if (span->cycles.empty()) {
      return NotNow("REPORT_NOT_PUBLISHED",
                    absl::StrCat("No cycle of the span was published by ", order.as_at,
                                 "; this report speaks for published cycles only. Publish the cycle first."));
    }
  }
  if (order.request.kind() == v1::REPORT_KIND_CYCLE &&
      cycles::CycleName(input.span.last().cycle.id) != order.request.span().last()) {
    return NotNow("REPORT_NOT_PUBLISHED",
                  absl::StrCat(order.request.span().last(), " is not published; publish it before its report."));
  }
  ASSIGN_OR_RETURN(input.before, LoadBefore(snapshot, input.span));
  ASSIGN_OR_RETURN(input.agencies, insight::LoadInputAgencies(snapshot));
  input.subjects = insight::SubjectsOf(input.rubric(), input.agencies);
  ASSIGN_OR_RETURN(input.about, AboutOf(input));
  return input;
}

std::string TitleOf(const ReportInput& input) {
  const std::string span = input.span.title();
  switch (input.order.request.kind()) {
    case v1::REPORT_KIND_AGENCY:
      return absl::StrCat("Input of ", input.about->title, ": ", span);
    case v1::REPORT_KIND_CRITERION:
      return absl::StrCat("Criterion ", input.about->name.substr(std::string("criterion:").size()), ": ", span);
    case v1::REPORT_KIND_INSPECTION:
      return absl::StrCat("Inspection pack as at ", input.order.as_at, ": ", span);
    case v1::REPORT_KIND_EXTRACT:
      return absl::StrCat("Analyst extract: ", span);
    default:
      return absl::StrCat("Cycle report: ", span);
  }
}

absl::StatusOr<ReportDraft> MakeDraft(storage::Snapshot& snapshot, const ReportInput& input, const Progress& progress) {
  ReportDraft draft;
  draft.document.set_title(TitleOf(input));
  draft.document.set_area(input.area);
  draft.document.set_synthetic(input.span.synthetic() || input.rolling.synthetic());
  AddParameters(input, draft);
  if (input.order.request.kind() != v1::REPORT_KIND_EXTRACT) *draft.document.mutable_data() = DataColumns();
  const std::vector<Part>& parts = PartsOf(input.order.request.kind());
  int done = 0;
  for (const Part& part : parts) {
    if (!progress(part.step, done++, static_cast<int>(parts.size()))) {
      return absl::CancelledError("the report was cancelled");
    }
    RETURN_IF_ERROR(part.add(snapshot, input, draft));
  }
  *draft.document.mutable_dictionary() = DictionaryOf(draft.document.data());
  return draft;
}

}  // namespace ehcpqa::reports
