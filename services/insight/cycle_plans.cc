#include "services/insight/cycle_plans.h"

#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/audits/conflict_store.h"
#include "services/audits/plan_result_store.h"
#include "services/base/status_macros.h"
#include "services/cycles/frame_store.h"
#include "services/cycles/sample_store.h"

namespace ehcpqa::insight {

int64_t CyclePlans::population() const { return std::accumulate(populations.begin(), populations.end(), int64_t{0}); }

absl::StatusOr<CyclePlans> LoadCyclePlans(storage::Snapshot& snapshot, const cycles::Cycle& cycle) {
  CyclePlans loaded;
  loaded.cycle = cycle;
  ASSIGN_OR_RETURN(loaded.rubric, audits::RubricOfCycle(snapshot, cycle.id));
  ASSIGN_OR_RETURN(auto results, audits::ListPlanResults(snapshot, cycle.id, *loaded.rubric));
  ASSIGN_OR_RETURN(auto sample, cycles::ListAudits(snapshot, cycle.id, 0, std::numeric_limits<int>::max()));
  std::set<std::string> covered;
  for (cycles::SamplePlan& plan : sample) {
    if (!plan.audited()) continue;
    ++loaded.audits;
    const auto result = results.find(plan.audit);
    if (result == results.end()) continue;
    covered.insert(plan.plan.stratum);
    loaded.plans.push_back({std::move(plan), 0, std::move(result->second), {}});
  }
  ASSIGN_OR_RETURN(const auto parts, audits::ListServiceParts(snapshot, cycle.id));
  auto plan_of_part = loaded.plans.begin();  // Both are by audit.
  for (const audits::ServicePart& part : parts) {
    while (plan_of_part != loaded.plans.end() && plan_of_part->sample.audit < part.audit) ++plan_of_part;
    if (plan_of_part == loaded.plans.end()) break;
    if (plan_of_part->sample.audit != part.audit) continue;
    plan_of_part->services.push_back(absl::StrCat(part.agency, "/", part.service));
  }
  ASSIGN_OR_RETURN(const auto strata, cycles::ListStrata(snapshot, cycle.id));
  std::map<std::string, int32_t> index;
  for (const cycles::FrameStratum& stratum : strata) {
    if (covered.count(stratum.code) == 0) {
      loaded.uncovered_strata.push_back(stratum.code);
      continue;
    }
    index[stratum.code] = static_cast<int32_t>(loaded.populations.size());
    loaded.strata.push_back(stratum.code);
    loaded.populations.push_back(stratum.eligible);
  }
  for (InsightPlan& plan : loaded.plans) plan.stratum = index.at(plan.sample.plan.stratum);
  return loaded;
}

}  // namespace ehcpqa::insight
