// Columns of CSV for the figures of a reply.
#ifndef EHCPQA_CLIENTS_CLI_ESTIMATE_COLUMNS_H_
#define EHCPQA_CLIENTS_CLI_ESTIMATE_COLUMNS_H_

#include <string>
#include <vector>

#include "clients/cli/view.h"

namespace ehcpqa::cli {

// The columns, then those of the v1::Estimate that stands at `path`.
std::vector<Column> WithEstimate(std::vector<Column> columns, const std::string& path);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_ESTIMATE_COLUMNS_H_
