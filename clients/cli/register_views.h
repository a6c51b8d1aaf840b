// How import reports are shown.
#ifndef EHCPQA_CLIENTS_CLI_REGISTER_VIEWS_H_
#define EHCPQA_CLIENTS_CLI_REGISTER_VIEWS_H_

#include <string>
#include <vector>

#include "clients/cli/view.h"

namespace ehcpqa::cli {

// The lists of a v1::ImportReport that stands at `path` of the reply, "" for the reply itself.
std::vector<Table> ReportTables(const std::string& path);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_REGISTER_VIEWS_H_
