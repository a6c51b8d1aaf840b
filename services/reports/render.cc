#include "services/reports/render.h"

#include "absl/status/status.h"

namespace ehcpqa::reports {

std::string FormatName(Format format) {
  switch (format) {
    case Format::kHtml:
      return "the page";
    case Format::kXlsx:
      return "the workbook";
    case Format::kCsv:
      return "the CSV file";
    case Format::kJson:
      return "the JSON file";
  }
  return "";
}

std::string FormatExtension(Format format) {
  switch (format) {
    case Format::kHtml:
      return "html";
    case Format::kXlsx:
      return "xlsx";
    case Format::kCsv:
      return "csv";
    case Format::kJson:
      return "json";
  }
  return "";
}

std::string FormatMediaType(Format format) {
  switch (format) {
    case Format::kHtml:
      return "text/html; charset=utf-8";
    case Format::kXlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case Format::kCsv:
      return "text/csv; charset=utf-8";
    case Format::kJson:
      return "application/json";
  }
  return "";
}

absl::StatusOr<std::string> Render(const v1::ReportDocument& document, Format format) {
  switch (format) {
    case Format::kHtml:
      return RenderHtml(document);
    case Format::kXlsx:
      return RenderXlsx(document);
    case Format::kCsv:
      return RenderCsv(document);
    case Format::kJson:
      return RenderJson(document);
  }
  return absl::InternalError("there is no such format of a report");
}

}  // namespace ehcpqa::reports
