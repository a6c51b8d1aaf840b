// Reports as a person reads them on a terminal.
#ifndef EHCPQA_CLIENTS_CLI_REPORT_TEXT_H_
#define EHCPQA_CLIENTS_CLI_REPORT_TEXT_H_

#include <string>
#include <vector>

#include "clients/cli/cells.h"
#include "ehcpqa/v1/report.pb.h"

namespace ehcpqa::cli {

// What is known about a report, and its files.
std::string ReportText(const v1::Report& report, bool bold);

// The report itself, in reading order: parameters, headings, paragraphs, tables. A chart is left out: the table that
// it shows follows it.
std::string DocumentText(const v1::GetReportResponse& response, bool bold);

// The rows of a table of a report; values of columns of numbers are set flush right.
std::vector<Row> RowsOfTable(const v1::ReportTable& table);

// The verdict, then the checks one by one.
std::string VerdictText(const v1::VerifyReportResponse& verdict, bool bold);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_REPORT_TEXT_H_
