// The results of a cycle as a person reads them on a terminal.
#ifndef EHCPQA_CLIENTS_CLI_SUMMARY_TEXT_H_
#define EHCPQA_CLIENTS_CLI_SUMMARY_TEXT_H_

#include <string>

#include "ehcpqa/v1/summary.pb.h"

namespace ehcpqa::cli {

// Sections with headings: progress, grades, legal requirements, criteria, weakest, causes, agreement, urgent concerns,
// how the figures were made. A section without anything in it is left out, but for urgent concerns, where "None." is
// news.
std::string SummaryText(const v1::CycleSummary& summary, bool bold);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_SUMMARY_TEXT_H_
