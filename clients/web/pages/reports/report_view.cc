#include "clients/web/pages/reports/report_view.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace ehcpqa::web {

const std::vector<Word<v1::ReportKind>>& ReportKinds() {
  static const std::vector<Word<v1::ReportKind>> words = {
      {v1::REPORT_KIND_CYCLE, "cycle", "Cycle report"},
      {v1::REPORT_KIND_AGENCY, "agency", "Agency report"},
      {v1::REPORT_KIND_CRITERION, "criterion", "Criterion report"},
      {v1::REPORT_KIND_INSPECTION, "inspection", "Inspection pack"},
      {v1::REPORT_KIND_EXTRACT, "extract", "Pseudonymous extract"},
  };
  return words;
}

const std::vector<Word<v1::ReportFormat>>& ReportFormats() {
  static const std::vector<Word<v1::ReportFormat>> words = {
      {v1::REPORT_FORMAT_HTML, "html", "HTML page, to read and print"},
      {v1::REPORT_FORMAT_XLSX, "xlsx", "Excel workbook, with charts"},
      {v1::REPORT_FORMAT_CSV, "csv", "CSV file, one row a figure"},
      {v1::REPORT_FORMAT_JSON, "json", "JSON file, for programs"},
  };
  return words;
}

const std::vector<Word<v1::ReportAudience>>& ReportAudiences() {
  static const std::vector<Word<v1::ReportAudience>> words = {
      {v1::REPORT_AUDIENCE_PUBLISHED, "published", "Everyone who reads reports"},
      {v1::REPORT_AUDIENCE_WORKING_GROUP, "working-group",
       "Coordinators, moderators, the QA sub-group, and leads of the agency that it is about"},
      {v1::REPORT_AUDIENCE_COORDINATORS, "coordinators", "Coordinators"},
  };
  return words;
}

const std::vector<CountRule>& CountRules() {
  static const std::vector<CountRule> rules = {
      {"under5_c", "Hide counts of 1 to 4", "Further counts are hidden where the small ones could be worked out."},
      {"under6_c", "Hide counts of 1 to 5", "Further counts are hidden where the small ones could be worked out."},
      {"nhs_hes_subnational", "Hide counts of 1 to 7, and round others to 5",
       "As NHS England does below the national level."},
  };
  return rules;
}

std::string ReportNameOf(const Visit& visit) { return "reports/" + visit.request().parameters["report"]; }

std::string ReportPath(const std::string& report, const std::string& page) {
  return absl::StrCat("/reports/", LastPart(report), page.empty() ? "" : "/", page);
}

std::string SizeWords(int64_t bytes) {
  if (bytes >= 1000000) return absl::StrFormat("%.1f MB", static_cast<double>(bytes) / 1e6);
  return absl::StrCat((bytes + 999) / 1000, " KB");
}

}  // namespace ehcpqa::web
