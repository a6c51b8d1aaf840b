#include "services/insight/insight_service.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/insight/change.h"
#include "services/insight/insight_proto.h"
#include "services/insight/law_and_causes.h"
#include "services/insight/span.h"
#include "services/insight/summary_proto.h"

namespace ehcpqa::insight {
namespace {

std::set<std::string> GroupsOf(const SpanPlans& span, Dimension dimension) {
  std::set<std::string> groups;
  if (dimension == Dimension::kNone) return groups;
  for (const CyclePlans& cycle : span.cycles) {
    for (const InsightPlan& plan : cycle.plans) groups.insert(GroupOf(plan.sample.plan, dimension));
  }
  return groups;
}

void PutNotes(const SpanPlans& span, v1::Insight* reply) {
  reply->add_notes(
      "Shares speak for the eligible plans: stratified, weighted by population, with finite population correction; "
      "cycles are added as an outer layer of strata; ranges are 95 % design-based Wilson intervals (Student's for mean "
      "scores); answers of one plan are taken together as a cluster; plans to which a criterion does not apply leave "
      "its denominator.");
  reply->add_notes("Working figures: not disclosure-controlled, not for publication. Reports are.");
  for (const CyclePlans& cycle : span.cycles) {
    if (static_cast<int>(cycle.plans.size()) == cycle.audits) continue;
    reply->add_notes(absl::StrCat("Only the ", cycle.plans.size(), " of ", cycle.audits, " audits of ",
                                  cycle.cycle.settings.title, " count whose assessments are all in."));
  }
  const bool services = std::any_of(reply->figures().begin(), reply->figures().end(), [](const v1::Figure& figure) {
    return absl::StartsWith(figure.subject(), "service:");
  });
  if (services) {
    reply->add_notes(
        "Input of a service: the criteria of its agency, on the plans in which the service is declared to have had a "
        "part (conflicts of the cycle). A plan counts with each of its services.");
  }
  for (const std::string& left_out : span.left_out) reply->add_notes(absl::StrCat("Left out: ", left_out, "."));
}

// Shared by both: the subjects that are asked for.
absl::StatusOr<std::vector<Subject>> Choose(storage::Snapshot& snapshot, const rubrics::Rubric& rubric,
                                            const google::protobuf::RepeatedPtrField<std::string>& asked) {
  ASSIGN_OR_RETURN(const std::vector<InputAgency> agencies, LoadInputAgencies(snapshot));
  return ChooseSubjects(SubjectsOf(rubric, agencies), {asked.begin(), asked.end()}, "subjects");
}

}  // namespace

absl::StatusOr<v1::Insight> GetInsight(storage::Snapshot& snapshot, const Caller&,
                                       const v1::GetInsightRequest& request) {
  ASSIGN_OR_RETURN(const Dimension dimension, ReadDimension("dimension", request.dimension()));
  std::vector<Measure> measures;
  for (const int measure : request.measures()) {
    ASSIGN_OR_RETURN(const Measure one, ReadMeasure("measures", static_cast<v1::Measure>(measure)));
    measures.push_back(one);
  }
  if (measures.empty()) measures.assign(std::begin(kMeasures), std::end(kMeasures));
  ASSIGN_OR_RETURN(const SpanPlans span, LoadSpan(snapshot, "span", request.span()));
  ASSIGN_OR_RETURN(const std::vector<Subject> subjects, Choose(snapshot, span.rubric(), request.subjects()));
  v1::Insight reply;
  PutSpan(span, reply.mutable_span());
  const std::set<std::string> groups = GroupsOf(span, dimension);
  for (const Subject& subject : subjects) {
    for (const Measure measure : measures) {
      if (!subject.Has(measure)) continue;
      ASSIGN_OR_RETURN(const Figure all, MakeFigure(span.cycles, subject, measure, {}));
      *reply.add_figures() = ToProto(subject, measure, "", all);
      for (const std::string& group : groups) {
        const InGroup here = [&](const cycles::FrameRow& row) { return GroupOf(row, dimension) == group; };
        ASSIGN_OR_RETURN(const Figure part, MakeFigure(span.cycles, subject, measure, here));
        *reply.add_figures() = ToProto(subject, measure, group, part);
      }
    }
  }
  for (const LegalSummary& law : CountLegalFailures(span.cycles)) *reply.add_legal_failures() = ToProto(law);
  for (const CauseSummary& cause : CountCauses(span.cycles)) *reply.add_causes() = ToProto(cause);
  PutNotes(span, &reply);
  return reply;
}

absl::StatusOr<v1::ChangeReport> GetChange(storage::Snapshot& snapshot, const Caller&,
                                           const v1::GetChangeRequest& request) {
  ASSIGN_OR_RETURN(const Measure measure, ReadMeasure("measure", request.measure()));
  if (request.subjects().empty()) {
    return FieldInvalid("subjects", "say which figures to compare: together they are the declared family");
  }
  ASSIGN_OR_RETURN(const SpanPlans before, LoadSpan(snapshot, "before", request.before()));
  ASSIGN_OR_RETURN(const SpanPlans after, LoadSpan(snapshot, "after", request.after()));
  for (const CyclePlans& earlier : before.cycles) {
    for (const CyclePlans& later : after.cycles) {
      if (earlier.cycle.id == later.cycle.id) {
        return FieldInvalid("after", absl::StrCat(cycles::CycleName(later.cycle.id),
                                                  " is in both spans; a change is between different samples"));
      }
    }
  }
  const cycles::CycleSettings& earlier = before.last().cycle.settings;
  const cycles::CycleSettings& later = after.last().cycle.settings;
  if (earlier.rubric_id != later.rubric_id || earlier.rubric_version != later.rubric_version) {
    return NotNow("OTHER_RUBRIC", absl::StrCat("The rubric changed between ", earlier.title, " and ", later.title,
                                               ": their marks mean different things, and are not compared."));
  }
  ASSIGN_OR_RETURN(const std::vector<Subject> subjects, Choose(snapshot, after.rubric(), request.subjects()));
  ASSIGN_OR_RETURN(const std::vector<Comparison> family,
                   MeasureChanges(before.cycles, after.cycles, subjects, measure));
  if (family.empty()) {
    return FieldInvalid("measure", absl::StrCat("none of the subjects has a ", std::string(MeasureWords(measure))));
  }
  v1::ChangeReport reply;
  PutSpan(before, reply.mutable_before());
  PutSpan(after, reply.mutable_after());
  reply.set_measure(request.measure());
  for (const Comparison& one : family) *reply.add_changes() = ToProto(one);
  reply.set_family(FamilyWords(family.size(), measure));
  return reply;
}

}  // namespace ehcpqa::insight
