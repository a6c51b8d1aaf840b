// The rollup of what audits came to.
//
//   plan_results:  cycle_id | audit | answers | outcomes
#ifndef EHCPQA_SERVICES_AUDITS_PLAN_RESULT_STORE_H_
#define EHCPQA_SERVICES_AUDITS_PLAN_RESULT_STORE_H_

#include <cstdint>
#include <map>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/audits/plan_result.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

absl::Status StorePlanResult(storage::Transaction& transaction, std::string_view cycle, int64_t audit,
                             const PlanResult& result);
// Harmless when there is none.
absl::Status DropPlanResult(storage::Transaction& transaction, std::string_view cycle, int64_t audit);

// By audit number: those of a cycle whose assessments are all in. Figures are of plans, not of people, so there is no
// scope.
absl::StatusOr<std::map<int64_t, PlanResult>> ListPlanResults(storage::Snapshot& snapshot, std::string_view cycle,
                                                              const rubrics::Rubric& rubric);

// Makes the rows of a database in which there are none yet but assessments have been handed in: one that an earlier
// version of the program filled. Returns how many audits it looked at.
absl::StatusOr<int64_t> FillPlanResults(storage::Transaction& transaction);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_PLAN_RESULT_STORE_H_
