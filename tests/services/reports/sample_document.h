// A report with every kind of block, texts that mean harm, and cells that may not be shown.
#ifndef EHCPQA_TESTS_SERVICES_REPORTS_SAMPLE_DOCUMENT_H_
#define EHCPQA_TESTS_SERVICES_REPORTS_SAMPLE_DOCUMENT_H_

#include <string>
#include <vector>

#include "ehcpqa/v1/report_document.pb.h"

namespace ehcpqa::reports {

// Texts that would run, break out or break a file somewhere.
std::vector<std::string> HostileTexts();

// Rows of its data; one for each hostile text among them.
inline constexpr int kSampleRows = 200;
v1::ReportDocument SampleDocument();

// Every text of a table of the document's blocks.
std::vector<std::string> CellTexts(const v1::ReportDocument& document);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_TESTS_SERVICES_REPORTS_SAMPLE_DOCUMENT_H_
