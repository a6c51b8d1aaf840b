// ReportService: handlers. MakeReport is making.h; its stream and that of DownloadReport are services/server's.
#ifndef EHCPQA_SERVICES_REPORTS_REPORT_SERVICE_H_
#define EHCPQA_SERVICES_REPORTS_REPORT_SERVICE_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/report.pb.h"
#include "services/reports/report_store.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::reports {

absl::StatusOr<v1::ListReportsResponse> ListReports(storage::Snapshot& snapshot, const Caller& caller,
                                                    const v1::ListReportsRequest& request);
absl::StatusOr<v1::GetReportResponse> GetReport(storage::Snapshot& snapshot, const Caller& caller,
                                                const v1::GetReportRequest& request);
// The file that a download asks for.
absl::StatusOr<StoredFile> FindDownload(storage::Snapshot& snapshot, const Caller& caller,
                                        const v1::DownloadReportRequest& request);
absl::StatusOr<v1::VerifyReportResponse> VerifyReport(storage::Snapshot& snapshot, const Caller& caller,
                                                      const v1::VerifyReportRequest& request);
absl::StatusOr<v1::DisclosurePolicy> GetDisclosurePolicy(storage::Snapshot& snapshot, const Caller& caller,
                                                         const v1::GetDisclosurePolicyRequest& request);
absl::StatusOr<v1::DisclosurePolicy> SetDisclosurePolicy(storage::Transaction& transaction, const Caller& caller,
                                                         const v1::SetDisclosurePolicyRequest& request);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_REPORT_SERVICE_H_
