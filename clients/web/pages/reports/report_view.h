// What pages about reports have in common.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_REPORTS_REPORT_VIEW_H_
#define EHCPQA_CLIENTS_WEB_PAGES_REPORTS_REPORT_VIEW_H_

#include <string>
#include <vector>

#include "clients/web/html/blocks.h"
#include "clients/web/pages/visit.h"
#include "clients/web/pages/words.h"
#include "ehcpqa/v1/report.pb.h"

namespace ehcpqa::web {

const std::vector<Word<v1::ReportKind>>& ReportKinds();
// Formats by the ends of their files' names: "xlsx".
const std::vector<Word<v1::ReportFormat>>& ReportFormats();
const std::vector<Word<v1::ReportAudience>>& ReportAudiences();
// Rules of counts of a disclosure policy.
struct CountRule {
  const char* preset;  // As in the contract.
  const char* text;
  const char* hint;
};
const std::vector<CountRule>& CountRules();

// "reports/12" of the address's {report}, and "/reports/12" or the page below it, of "reports/12".
std::string ReportNameOf(const Visit& visit);
std::string ReportPath(const std::string& report, const std::string& page = "");

// "1.2 MB", "14 KB".
std::string SizeWords(int64_t bytes);

// The chart, where there is something to draw; `id` is unique in the page.
void AddReportChart(const v1::ReportChart& chart, const std::string& id, Blocks blocks);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_REPORTS_REPORT_VIEW_H_
