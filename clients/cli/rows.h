// Rows that a command made itself, on this machine, in the format asked for.
#ifndef EHCPQA_CLIENTS_CLI_ROWS_H_
#define EHCPQA_CLIENTS_CLI_ROWS_H_

#include <string>
#include <vector>

#include "clients/cli/cells.h"
#include "clients/cli/output.h"

namespace ehcpqa::cli {

// A table, CSV with `header`, or a JSON array of objects whose fields are those of `header`, all of text.
std::string RowsText(const std::vector<std::string>& header, const std::vector<Row>& rows, Format format, bool bold);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_ROWS_H_
