// A report's document as a file: a page to read and print, a workbook, the figures as CSV, the document as JSON.
#ifndef EHCPQA_SERVICES_REPORTS_RENDER_H_
#define EHCPQA_SERVICES_REPORTS_RENDER_H_

#include <string>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/report_document.pb.h"

namespace ehcpqa::reports {

enum class Format { kHtml, kXlsx, kCsv, kJson };

// "the page", "the workbook", "the CSV file", "the JSON file".
std::string FormatName(Format format);

// The file's bytes: always the same for the same document. Nothing is in them that the document does not show.
absl::StatusOr<std::string> Render(const v1::ReportDocument& document, Format format);

// The single formats; see their files for what each promises.
absl::StatusOr<std::string> RenderHtml(const v1::ReportDocument& document);
absl::StatusOr<std::string> RenderXlsx(const v1::ReportDocument& document);
std::string RenderCsv(const v1::ReportDocument& document);
absl::StatusOr<std::string> RenderJson(const v1::ReportDocument& document);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_RENDER_H_
