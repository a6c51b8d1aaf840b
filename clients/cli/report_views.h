// How reports are shown.
#ifndef EHCPQA_CLIENTS_CLI_REPORT_VIEWS_H_
#define EHCPQA_CLIENTS_CLI_REPORT_VIEWS_H_

#include "clients/cli/view.h"

namespace ehcpqa::cli {

// The files of one v1::Report, one row each.
inline View ReportView() { return {{.rows = "files", .columns = {{"../name", "report"}, "format", "size", "sha256"}}}; }

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_REPORT_VIEWS_H_
