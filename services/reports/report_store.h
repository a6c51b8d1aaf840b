// Released reports in the database.
//
//   reports:          number | kind | audience | title | about | agency_id | as_at | made_at | made_by | keep_until |
//                     sha256 | record | document
//   report_files:     report | format | sha256 | bytes
//   released_counts:  report | dimension | row_code | column_code | cycles | shown | count | published |
//                     position
#ifndef EHCPQA_SERVICES_REPORTS_REPORT_STORE_H_
#define EHCPQA_SERVICES_REPORTS_REPORT_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/insight/subject.h"
#include "services/reports/release_table.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::reports {

// Numbered as ReportAudience of the contract.
enum class Audience { kPublished = 1, kWorkingGroup, kCoordinators };

struct StoredReport {
  int64_t number = 0;
  int kind = 0;  // ReportKind of the contract.
  Audience audience = Audience::kCoordinators;
  std::string title, about;
  std::string agency;  // Id; whose leads may read it too. Empty for none.
  std::string as_at, made_at, made_by, keep_until;
  std::string sha256;  // Of the document, lower-case hexadecimal.
  std::string record;  // JSON: what it takes to make it again (report_record.h).
};

struct StoredFile {
  int format = 0;  // ReportFormat of the contract.
  std::string sha256, bytes;
};

// Which reports a caller may read: what the roles allow, and for agency leads their own agency's.
class ReportScope {
 public:
  static ReportScope Of(const Caller& caller);
  // Every report: for rules that need all, such as the end of retention.
  static ReportScope All() { return ReportScope(true, true, ""); }

  bool coordinator() const { return coordinator_; }
  bool working_group() const { return working_group_; }
  const std::string& agency() const { return agency_; }
  bool MayRead(const StoredReport& report) const;

 private:
  ReportScope(bool coordinator, bool working_group, std::string agency)
      : coordinator_(coordinator), working_group_(working_group), agency_(std::move(agency)) {}
  bool coordinator_, working_group_;
  std::string agency_;
};

// Keeps a report with its document and formats, under the next number, which it returns.
absl::StatusOr<int64_t> InsertReport(storage::Transaction& transaction, const StoredReport& report,
                                     std::string_view document, const std::vector<StoredFile>& files);
// The number of the newest report; 0 when there is none.
absl::StatusOr<int64_t> LastReport(storage::Snapshot& snapshot);

// NoSuch when there is none or the caller may not read it.
absl::StatusOr<StoredReport> LoadReport(storage::Snapshot& snapshot, const ReportScope& scope, int64_t number);
// Newest first, with a number below `before` (0: from the newest); of one kind, or 0 for all.
absl::StatusOr<std::vector<StoredReport>> ListReports(storage::Snapshot& snapshot, const ReportScope& scope, int kind,
                                                      int64_t before, int limit);
// Serialized document; empty after retention.
absl::StatusOr<std::string> LoadDocument(storage::Snapshot& snapshot, int64_t number);
// Sizes and hashes without bytes (`bytes` is empty), by format; only formats that are still kept.
struct FileSize {
  int format = 0;
  int64_t size = 0;
  std::string sha256;
};
absl::StatusOr<std::vector<FileSize>> ListFiles(storage::Snapshot& snapshot, int64_t number);
// Nothing when the format is not kept.
absl::StatusOr<std::optional<StoredFile>> LoadFile(storage::Snapshot& snapshot, int64_t number, int format);
// The report and format that a file with this hash is of.
absl::StatusOr<std::optional<std::pair<int64_t, int>>> FindByHash(storage::Snapshot& snapshot, std::string_view sha256);

// Forgets the documents and files of reports whose retention ended before the day. Their hashes stay. Returns how many.
absl::StatusOr<int64_t> EndRetention(storage::Transaction& transaction, std::string_view day);

// What released tables of counts showed and hid.
absl::Status InsertCounts(storage::Transaction& transaction, int64_t report, insight::Dimension dimension,
                          const EarlierRelease& release);
// Of reports numbered below `before` (0: all), one element for each table.
absl::StatusOr<std::vector<EarlierRelease>> ListCounts(storage::Snapshot& snapshot, insight::Dimension dimension,
                                                       int64_t before);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_REPORT_STORE_H_
