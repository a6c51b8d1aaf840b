#include "services/reports/render.h"

namespace ehcpqa::reports {
// INTERIM while the formats are written: the real ones replace this file.
std::string FormatName(Format format) {
  switch (format) {
    case Format::kHtml:
      return "the page";
    case Format::kXlsx:
      return "the workbook";
    case Format::kCsv:
      return "the CSV file";
    default:
      return "the JSON file";
  }
}
absl::StatusOr<std::string> Render(const v1::ReportDocument& document, Format) { return document.DebugString(); }

}  // namespace ehcpqa::reports
