#include "clients/cli/estimate_columns.h"

namespace ehcpqa::cli {

std::vector<Column> WithEstimate(std::vector<Column> columns, const std::string& path) {
  for (const char* field : {"status", "n", "count", "population", "share", "low", "high", "n_effective", "symbol"}) {
    columns.emplace_back((path + "." + field).c_str());
  }
  return columns;
}

}  // namespace ehcpqa::cli
