#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/insight/funnel_plot.h"
#include "services/insight/insight_proto.h"
#include "services/insight/insight_service.h"
#include "services/insight/series_loading.h"
#include "services/insight/span.h"
#include "services/insight/target_store.h"
#include "services/insight/wording.h"
#include "services/rpc/names.h"

namespace ehcpqa::insight {
namespace {

constexpr int kMostPoints = 200;
constexpr int kUsualPoints = 40;

std::optional<Subject> FindSubject(const std::vector<Subject>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Subject& subject) { return subject.name == name; });
  if (found == all.end()) return std::nullopt;
  return *found;
}

absl::Status NoSuchSubject(const std::string& name) {
  return FieldInvalid("subject", absl::StrCat("\"", name,
                                              "\" is not a subject of this rubric; say plan, lens:health, agency:ID, "
                                              "service:AGENCY/ID, section:F, criterion:F3 or tag:NAME"));
}

absl::Status HasNot(const Subject& subject, Measure measure) {
  return FieldInvalid("measure", absl::StrCat(subject.name, " has no ", std::string(MeasureWords(measure))));
}

}  // namespace

absl::StatusOr<LoadedSeries> LoadSeries(storage::Snapshot& snapshot, const std::string& subject, Measure measure,
                                        const std::string& last, int most) {
  ASSIGN_OR_RETURN(std::vector<cycles::Cycle> marked, MarkedCycles(snapshot));
  if (!last.empty()) {
    const auto end = std::find_if(marked.begin(), marked.end(), [&](const auto& cycle) { return cycle.id == last; });
    if (end == marked.end()) {
      return NotNow("CYCLE_NOT_MARKED", absl::StrCat(cycles::CycleName(last), " has not come to moderation yet."));
    }
    marked.erase(end + 1, marked.end());
  }
  if (static_cast<int>(marked.size()) > most) marked.erase(marked.begin(), marked.end() - most);
  if (marked.empty()) return NotNow("NO_CYCLES", "No cycle has come to moderation yet, so there is no trend.");
  ASSIGN_OR_RETURN(const std::vector<InputAgency> agencies, LoadInputAgencies(snapshot));
  LoadedSeries loaded;
  std::vector<SeriesPoint> points;
  bool known = false;
  for (const cycles::Cycle& cycle : marked) {
    ASSIGN_OR_RETURN(const CyclePlans plans, LoadCyclePlans(snapshot, cycle));
    const std::optional<Subject> found = FindSubject(SubjectsOf(*plans.rubric, agencies), subject);
    if (!found) {
      loaded.left_out.push_back(absl::StrCat(cycle.settings.title, ": its rubric has no ", subject));
      continue;
    }
    if (!found->Has(measure)) return HasNot(*found, measure);
    known = true;
    loaded.title = found->title;
    ASSIGN_OR_RETURN(const Figure figure, MakeFigure(plans, *found, measure, {}));
    if (figure.share.status == ShareStatus::kNoData) {
      loaded.left_out.push_back(absl::StrCat(cycle.settings.title, ": no plan has an answer"));
      continue;
    }
    if (figure.share.status == ShareStatus::kWithheld) {
      loaded.left_out.push_back(absl::StrCat(cycle.settings.title, ": ", ShareWords(figure.share, measure)));
      continue;
    }
    points.push_back({cycle, figure.share, "", "", false});
  }
  if (!known) return NoSuchSubject(subject);
  ASSIGN_OR_RETURN(loaded.target, FindTarget(snapshot, subject, measure));
  ASSIGN_OR_RETURN(loaded.series, MakeSeries(std::move(points), measure, loaded.target));
  return loaded;
}

absl::StatusOr<v1::Trend> GetTrend(storage::Snapshot& snapshot, const Caller&, const v1::GetTrendRequest& request) {
  ASSIGN_OR_RETURN(const Measure measure, ReadMeasure("measure", request.measure()));
  if (request.points() < 0 || request.points() > kMostPoints) {
    return FieldInvalid("points", absl::StrCat("must be 1 to ", kMostPoints, ", or 0 for ", kUsualPoints));
  }
  std::string last;
  if (!request.last().empty()) {
    ASSIGN_OR_RETURN(last, rpc::ParseId("last", request.last(), "cycles/*"));
    RETURN_IF_ERROR(cycles::LoadCycle(snapshot, last).status());
  }
  ASSIGN_OR_RETURN(const LoadedSeries loaded, LoadSeries(snapshot, request.subject(), measure, last,
                                                         request.points() == 0 ? kUsualPoints : request.points()));
  v1::Trend reply;
  reply.set_subject(request.subject());
  reply.set_title(loaded.title);
  reply.set_measure(request.measure());
  PutSeries(loaded.series, &reply);
  if (loaded.target) reply.set_target(*loaded.target);
  for (const std::string& left_out : loaded.left_out) reply.add_left_out(left_out);
  return reply;
}

absl::StatusOr<v1::Comparison> GetComparison(storage::Snapshot& snapshot, const Caller&,
                                             const v1::GetComparisonRequest& request) {
  ASSIGN_OR_RETURN(const Measure measure, ReadMeasure("measure", request.measure()));
  ASSIGN_OR_RETURN(const Dimension dimension, ReadDimension("dimension", request.dimension()));
  if (measure == Measure::kMeanScore) {
    return FieldInvalid("measure", "a funnel compares shares; choose good or better, met or legally compliant");
  }
  ASSIGN_OR_RETURN(const SpanPlans span, LoadSpan(snapshot, "span", request.span()));
  ASSIGN_OR_RETURN(const std::vector<InputAgency> agencies, LoadInputAgencies(snapshot));
  const std::vector<Subject> all = SubjectsOf(span.rubric(), agencies);
  v1::Comparison reply;
  std::vector<FunnelUnit> units;
  if (dimension == Dimension::kNone) {
    // Each unit on its own input.
    const bool services = request.subject() == "service";
    if (!services && !request.subject().empty() && request.subject() != "agency") {
      return FieldInvalid("subject", "without a dimension, say which units to compare: agency or service");
    }
    if (measure == Measure::kMet) {
      return FieldInvalid("measure", "input is compared by plans: choose good or better or legally compliant");
    }
    for (const Subject& subject : all) {
      if (subject.kind != (services ? Subject::Kind::kService : Subject::Kind::kAgency)) continue;
      ASSIGN_OR_RETURN(const Figure figure, MakeFigure(span.cycles, subject, measure, {}));
      units.push_back({subject.name, subject.title, figure.share, {}, false});
    }
    reply.set_title(services ? "Input of the services" : "Input of the agencies");
  } else {
    const std::optional<Subject> subject = FindSubject(all, request.subject());
    if (!subject) return NoSuchSubject(request.subject());
    if (!subject->Has(measure)) return HasNot(*subject, measure);
    if (measure == Measure::kMet && subject->criteria.size() > 1) {
      return FieldInvalid("measure",
                          "answers of one plan are not independent, so a funnel of several criteria together "
                          "would be too narrow; choose one criterion, or good or better");
    }
    std::set<std::string> groups;
    for (const CyclePlans& cycle : span.cycles) {
      for (const InsightPlan& plan : cycle.plans) groups.insert(GroupOf(plan.sample.plan, dimension));
    }
    for (const std::string& group : groups) {
      const InGroup here = [&](const cycles::FrameRow& row) { return GroupOf(row, dimension) == group; };
      ASSIGN_OR_RETURN(const Figure figure, MakeFigure(span.cycles, *subject, measure, here));
      units.push_back({group, group.empty() ? "not recorded" : group, figure.share, {}, false});
    }
    reply.set_title(subject->title);
  }
  const Funnel funnel = MakeFunnel(std::move(units));
  PutSpan(span, reply.mutable_span());
  reply.set_subject(request.subject());
  reply.set_measure(request.measure());
  reply.set_dimension(request.dimension());
  for (const FunnelUnit& unit : funnel.units) *reply.add_units() = ToProto(unit);
  reply.set_common_share(funnel.common_share);
  for (const FunnelLimit& limit : funnel.limits) *reply.add_limits() = ToProto(limit);
  reply.set_tau2(funnel.tau2);
  reply.set_text(funnel.text);
  for (const std::string& left_out : funnel.left_out) reply.add_left_out(left_out);
  return reply;
}

}  // namespace ehcpqa::insight
