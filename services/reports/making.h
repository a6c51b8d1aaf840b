// Making a report: on a snapshot, off the writer; then one short transaction that stores it.
#ifndef EHCPQA_SERVICES_REPORTS_MAKING_H_
#define EHCPQA_SERVICES_REPORTS_MAKING_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/report.pb.h"
#include "services/reports/draft.h"
#include "services/reports/report_store.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::reports {

// A report that is made and not stored yet.
struct MadeReport {
  StoredReport report;   // Without number.
  std::string document;  // Serialized ehcpqa.v1.ReportDocument, always the same bytes for the same document.
  std::vector<StoredFile> files;
  std::vector<std::pair<insight::Dimension, EarlierRelease>> released;
  int64_t after = 0;  // The newest report that disclosure control looked at.
};

// Fills in what an order needs beside the request: date, policy, salt, the newest report.
absl::StatusOr<ReportOrder> TakeOrder(storage::Snapshot& snapshot, const v1::MakeReportRequest& request,
                                      const std::string& software);

// Makes the report in all formats. Cancelled when `progress` says so.
absl::StatusOr<MadeReport> Make(storage::Snapshot& snapshot, const Caller& caller, const ReportOrder& order,
                                const Progress& progress);

// Stores it and appends its event. ABORTED (REPORTS_CHANGED) when another report was released meanwhile: what may be
// shown depends on what was. Also forgets what retention has ended for.
absl::StatusOr<v1::Report> Land(storage::Transaction& transaction, const Caller& caller, MadeReport made);

// The document of a stored report, made again from the data as they are now.
absl::StatusOr<v1::ReportDocument> MakeAgain(storage::Snapshot& snapshot, const StoredReport& report);

// Serialized, always in the same way.
std::string BytesOf(const v1::ReportDocument& document);

absl::StatusOr<v1::Report> ToProto(storage::Snapshot& snapshot, const StoredReport& report);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_MAKING_H_
