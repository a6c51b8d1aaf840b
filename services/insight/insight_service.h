// InsightService: figures over cycles for those who work with them.
#ifndef EHCPQA_SERVICES_INSIGHT_INSIGHT_SERVICE_H_
#define EHCPQA_SERVICES_INSIGHT_INSIGHT_SERVICE_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/insight.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::insight {

// insight_service.cc
absl::StatusOr<v1::Insight> GetInsight(storage::Snapshot& snapshot, const Caller& caller,
                                       const v1::GetInsightRequest& request);
absl::StatusOr<v1::ChangeReport> GetChange(storage::Snapshot& snapshot, const Caller& caller,
                                           const v1::GetChangeRequest& request);
// series_service.cc
absl::StatusOr<v1::Trend> GetTrend(storage::Snapshot& snapshot, const Caller& caller,
                                   const v1::GetTrendRequest& request);
absl::StatusOr<v1::Comparison> GetComparison(storage::Snapshot& snapshot, const Caller& caller,
                                             const v1::GetComparisonRequest& request);
// marking_service.cc
absl::StatusOr<v1::MarkingAgreement> GetMarkingAgreement(storage::Snapshot& snapshot, const Caller& caller,
                                                         const v1::GetMarkingAgreementRequest& request);
absl::StatusOr<v1::Leniency> GetLeniency(storage::Snapshot& snapshot, const Caller& caller,
                                         const v1::GetLeniencyRequest& request);
// target_service.cc
absl::StatusOr<v1::ListTargetsResponse> ListTargets(storage::Snapshot& snapshot, const Caller& caller,
                                                    const v1::ListTargetsRequest& request);
absl::StatusOr<v1::Target> SetTarget(storage::Transaction& transaction, const Caller& caller,
                                     const v1::SetTargetRequest& request);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_INSIGHT_SERVICE_H_
