// The report of an import: what the coordinator reads, and what is stored with the snapshot.
#ifndef EHCPQA_SERVICES_REGISTER_IMPORT_REPORT_H_
#define EHCPQA_SERVICES_REGISTER_IMPORT_REPORT_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/register.pb.h"
#include "services/register/import_counts.h"

namespace ehcpqa::registers {

// Counts that are 0 are left out of the lists. `doubtful` as in ImportReview. The name of the snapshot is left empty.
v1::ImportReport MakeReport(const v1::ImportHeader& header, const ImportCounts& counts, int64_t doubtful);

// The report as JSON with the field names of the contract, and back.
absl::StatusOr<std::string> ReportToJson(const v1::ImportReport& report);
absl::StatusOr<v1::ImportReport> ReportFromJson(const std::string& json);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_IMPORT_REPORT_H_
