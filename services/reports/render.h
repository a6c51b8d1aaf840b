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
// How the name of such a file ends, without a full stop: "xlsx".
std::string FormatExtension(Format format);
// For a Content-Type header: "text/csv; charset=utf-8".
std::string FormatMediaType(Format format);

// The file's bytes: always the same for the same document. Nothing is in them that the document does not show. Any text
// may be hostile: it runs nowhere. Fails with Internal for a document that cannot be such a file (a text of more than
// 32,767 characters in a workbook, say).
absl::StatusOr<std::string> Render(const v1::ReportDocument& document, Format format);

// The single formats; see their files for what each promises.
absl::StatusOr<std::string> RenderHtml(const v1::ReportDocument& document);
absl::StatusOr<std::string> RenderXlsx(const v1::ReportDocument& document);
std::string RenderCsv(const v1::ReportDocument& document);
absl::StatusOr<std::string> RenderJson(const v1::ReportDocument& document);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_RENDER_H_
