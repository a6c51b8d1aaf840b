// Error bars with an own length for each mark, which the workbook library cannot write: it writes bars of one fixed
// length, and these are replaced.
#ifndef EHCPQA_SERVICES_REPORTS_ERROR_BARS_H_
#define EHCPQA_SERVICES_REPORTS_ERROR_BARS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::reports {

// The bars of one series. Lengths come from two columns of cells, one for each mark; the lengths given here are those
// that the cells have, for programs that do not compute.
struct ErrorBars {
  int fixed_length = 0;    // What the library was told: found by it, so unique in the workbook.
  std::string plus_cells;  // "'Chart data'!$F$3:$F$7": no characters that XML escapes.
  std::string minus_cells;
  std::vector<std::optional<double>> plus, minus;
};

// The workbook with these bars in its charts. Internal when a series is not found or the file is no workbook.
absl::StatusOr<std::string> ReplaceErrorBars(const std::string& workbook, const std::vector<ErrorBars>& all);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_ERROR_BARS_H_
