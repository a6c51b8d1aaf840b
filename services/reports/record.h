// What it takes to make a stored report again, as JSON beside it.
#ifndef EHCPQA_SERVICES_REPORTS_RECORD_H_
#define EHCPQA_SERVICES_REPORTS_RECORD_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/reports/draft.h"

namespace ehcpqa::reports {

struct ReportRecord {
  ReportOrder order;
  std::vector<std::string> cycles;  // Names, by window.
  bool synthetic = false;
};

std::string WriteRecord(const ReportRecord& record);
// Internal for a text that WriteRecord() did not make.
absl::StatusOr<ReportRecord> ReadRecord(const std::string& text);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_RECORD_H_
