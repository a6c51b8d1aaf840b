// Audits as messages, with what one caller may see of them.
#ifndef EHCPQA_SERVICES_AUDITS_AUDIT_VIEW_H_
#define EHCPQA_SERVICES_AUDITS_AUDIT_VIEW_H_

#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/audit.pb.h"
#include "services/cycles/cycle.h"
#include "services/cycles/sample.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// The assessments that a caller may see: all for a moderator or coordinator, their own for an auditor.
Scope ScopeOf(const Caller& caller);

// The audits of these plans, which are in the order of their numbers, with the assessments in the scope and without
// ratings.
absl::StatusOr<std::vector<v1::Audit>> ViewAudits(storage::Snapshot& snapshot, const Scope& scope,
                                                  const cycles::Cycle& cycle,
                                                  const std::vector<cycles::SamplePlan>& plans);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_AUDIT_VIEW_H_
