// SummaryService: what cycles found.
#ifndef EHCPQA_SERVICES_INSIGHT_SUMMARY_SERVICE_H_
#define EHCPQA_SERVICES_INSIGHT_SUMMARY_SERVICE_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/summary.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::insight {

absl::StatusOr<v1::CycleSummary> GetCycleSummary(storage::Snapshot& snapshot, const Caller& caller,
                                                 const v1::GetCycleSummaryRequest& request);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_SUMMARY_SERVICE_H_
