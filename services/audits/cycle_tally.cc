#include "services/audits/cycle_tally.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "services/audits/assessment_store.h"
#include "services/audits/audit_rules.h"
#include "services/audits/concern_store.h"
#include "services/audits/difference_store.h"
#include "services/audits/rubric_cache.h"
#include "services/base/status_macros.h"
#include "services/cycles/sample_store.h"

namespace ehcpqa::audits {
namespace {

// Whether nobody is there for some assessment that the audit needs.
bool LacksSomebody(const std::vector<Kind>& kinds, bool needs_lead, bool double_marked,
                   const std::vector<Assessment>& assessments) {
  for (int set = 1; set <= (double_marked ? 2 : 1); ++set) {
    const auto in_set = [&](auto&& holds) {
      return std::any_of(assessments.begin(), assessments.end(),
                         [&](const Assessment& one) { return one.key.set == set && holds(one); });
    };
    for (const Kind kind : kinds) {
      if (!in_set([&](const Assessment& one) { return one.key.kind == kind; })) return true;
    }
    if (needs_lead && !in_set([](const Assessment& one) { return one.lead; })) return true;
  }
  return false;
}

void Count(const Assessment& assessment, CycleTally& tally,
           std::map<std::pair<std::string, std::string>, AuditorTally>& auditors) {
  AuditorTally& auditor = auditors[{assessment.agency, assessment.user}];
  auditor.user = assessment.user;
  auditor.agency = assessment.agency;
  ++tally.assessments;
  switch (assessment.state) {
    case AssessmentState::kAssigned:
      ++tally.assigned;
      ++auditor.assigned;
      return;
    case AssessmentState::kInProgress:
      ++tally.in_progress;
      ++auditor.in_progress;
      if (assessment.returned()) ++tally.facts.assessments_returned;
      break;
    case AssessmentState::kSubmitted:
      ++tally.submitted;
      ++auditor.submitted;
      break;
  }
  auditor.last_change_on = std::max(auditor.last_change_on, assessment.updated_at.substr(0, 10));
}

}  // namespace

absl::StatusOr<CycleTally> TallyCycle(storage::Snapshot& snapshot, const cycles::Cycle& cycle) {
  CycleTally tally;
  cycles::CycleFacts& facts = tally.facts;
  facts.frame_exists = cycle.state >= cycles::CycleState::kFramed;
  facts.sample_exists = cycle.state >= cycles::CycleState::kSampled;
  ASSIGN_OR_RETURN(tally.concerns_open, CountOpenConcerns(snapshot, cycle.id));
  if (!facts.sample_exists) return tally;

  constexpr int64_t kAll = std::numeric_limits<int64_t>::max();
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOfCycle(snapshot, cycle.id));
  ASSIGN_OR_RETURN(const auto plans, cycles::ListAudits(snapshot, cycle.id, 0, std::numeric_limits<int>::max()));
  ASSIGN_OR_RETURN(const auto open, OpenDifferences(snapshot, cycle.id, 0, kAll));
  ASSIGN_OR_RETURN(const DifferenceCounts differences, CountDifferences(snapshot, cycle.id));
  std::map<int64_t, std::vector<Assessment>> by_audit;
  {
    ASSIGN_OR_RETURN(std::vector<Assessment> assessments, ListOfCycle(snapshot, cycle.id));
    for (Assessment& one : assessments) {
      if (one.state != AssessmentState::kAssigned) ++facts.assessments_started;
      by_audit[one.key.audit].push_back(std::move(one));
    }
  }
  const std::vector<Kind> kinds = RequiredKinds(*rubric);
  const bool needs_lead = NeedsLead(*rubric);
  std::map<std::pair<std::string, std::string>, AuditorTally> auditors;
  for (const cycles::SamplePlan& plan : plans) {
    if (!plan.audited()) {
      ++tally.swaps;
      continue;
    }
    const std::vector<Assessment>& assessments = by_audit[plan.audit];
    ++facts.audits;
    if (LacksSomebody(kinds, needs_lead, plan.double_marked, assessments)) ++facts.audits_unallocated;
    const int missing = CountMissing(*rubric, plan.double_marked, assessments);
    facts.assessments_missing += missing;
    if (missing == 0) {
      ++facts.audits_in;
      if (!open.contains(plan.audit)) ++tally.audits_agreed;
    }
    for (const Assessment& one : assessments) Count(one, tally, auditors);
  }
  facts.differences_open = differences.open;
  tally.differences_settled = differences.settled;
  for (auto& [key, auditor] : auditors) tally.auditors.push_back(std::move(auditor));
  return tally;
}

}  // namespace ehcpqa::audits
