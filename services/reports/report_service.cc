#include "services/reports/report_service.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/reports/making.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::reports {
namespace {

absl::StatusOr<int64_t> ParseNumber(const std::string& name) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", name, "reports/*"));
  int64_t number = 0;
  if (!absl::SimpleAtoi(id, &number) || number <= 0) return NoSuch(name);
  return number;
}

absl::StatusOr<StoredReport> Find(storage::Snapshot& snapshot, const Caller& caller, const std::string& name) {
  ASSIGN_OR_RETURN(const int64_t number, ParseNumber(name));
  return LoadReport(snapshot, ReportScope::Of(caller), number);
}

absl::Status Forgotten(const StoredReport& report) {
  return NotNow("REPORT_FORGOTTEN", absl::StrCat("reports/", report.number, " was kept until ", report.keep_until,
                                                 " and is forgotten; its hash stays in the trail."));
}

v1::DisclosurePolicy ToProto(const DisclosurePolicy& policy) {
  v1::DisclosurePolicy proto;
  proto.set_preset(policy.preset);
  proto.set_least_denominator(static_cast<int32_t>(policy.least_denominator));
  proto.set_retention_years(policy.retention_years);
  proto.set_etag(std::to_string(policy.version));
  return proto;
}

}  // namespace

absl::StatusOr<v1::ListReportsResponse> ListReports(storage::Snapshot& snapshot, const Caller& caller,
                                                    const v1::ListReportsRequest& request) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto token, rpc::ReadPageToken(request.page_token(), 1));
  ASSIGN_OR_RETURN(const int64_t before, rpc::KeyNumber(token[0]));
  if (!v1::ReportKind_IsValid(request.kind())) return FieldInvalid("kind", "is not a kind of report");
  ASSIGN_OR_RETURN(std::vector<StoredReport> page,
                   ListReports(snapshot, ReportScope::Of(caller), static_cast<int>(request.kind()), before, size + 1));
  v1::ListReportsResponse response;
  if (static_cast<int>(page.size()) > size) {
    page.pop_back();
    response.set_next_page_token(rpc::PageToken({std::to_string(page.back().number)}));
  }
  for (const StoredReport& report : page) {
    ASSIGN_OR_RETURN(*response.add_reports(), ToProto(snapshot, report));
  }
  return response;
}

absl::StatusOr<v1::GetReportResponse> GetReport(storage::Snapshot& snapshot, const Caller& caller,
                                                const v1::GetReportRequest& request) {
  ASSIGN_OR_RETURN(const StoredReport report, Find(snapshot, caller, request.name()));
  v1::GetReportResponse response;
  ASSIGN_OR_RETURN(*response.mutable_report(), ToProto(snapshot, report));
  ASSIGN_OR_RETURN(const std::string document, LoadDocument(snapshot, report.number));
  if (document.empty()) return response;
  if (!response.mutable_document()->ParseFromString(document)) {
    return absl::InternalError(absl::StrCat("the document of report ", report.number, " cannot be read"));
  }
  // A page shows blocks; the tidy data of an extract may be larger than a message.
  response.mutable_document()->clear_data();
  response.mutable_document()->clear_dictionary();
  return response;
}

absl::StatusOr<StoredFile> FindDownload(storage::Snapshot& snapshot, const Caller& caller,
                                        const v1::DownloadReportRequest& request) {
  if (request.format() < v1::REPORT_FORMAT_HTML || request.format() > v1::REPORT_FORMAT_JSON) {
    return FieldInvalid("format", "say which format: HTML, XLSX, CSV or JSON");
  }
  ASSIGN_OR_RETURN(const StoredReport report, Find(snapshot, caller, request.name()));
  ASSIGN_OR_RETURN(auto file, LoadFile(snapshot, report.number, static_cast<int>(request.format())));
  if (!file) return Forgotten(report);
  return *std::move(file);
}

absl::StatusOr<v1::DisclosurePolicy> GetDisclosurePolicy(storage::Snapshot& snapshot, const Caller&,
                                                         const v1::GetDisclosurePolicyRequest&) {
  ASSIGN_OR_RETURN(const DisclosurePolicy policy, LoadPolicy(snapshot));
  return ToProto(policy);
}

absl::StatusOr<v1::DisclosurePolicy> SetDisclosurePolicy(storage::Transaction& transaction, const Caller& caller,
                                                         const v1::SetDisclosurePolicyRequest& request) {
  ASSIGN_OR_RETURN(const DisclosurePolicy before, LoadPolicy(transaction));
  if (request.policy().etag() != std::to_string(before.version)) {
    return StaleEtag("the disclosure policy", std::to_string(before.version));
  }
  DisclosurePolicy policy;
  policy.preset = request.policy().preset();
  policy.least_denominator = request.policy().least_denominator();
  policy.retention_years = request.policy().retention_years();
  policy.version = before.version + 1;
  rpc::FieldChecks checks;
  checks.Require(statistics::CountRuleNamed(policy.preset).has_value(), "policy.preset",
                 "must be under5_c, under6_c or nhs_hes_subnational");
  checks.Range("policy.least_denominator", policy.least_denominator, statistics::kLeastQualityDenominator, 1000);
  checks.Range("policy.retention_years", policy.retention_years, 1, 25);
  RETURN_IF_ERROR(checks.status());
  RETURN_IF_ERROR(StorePolicy(transaction, policy));
  const auto to_json = [](const DisclosurePolicy& one) {
    return nlohmann::json{
        {"preset", one.preset}, {"least_denominator", one.least_denominator}, {"retention_years", one.retention_years}};
  };
  const nlohmann::json payload = {{"before", to_json(before)}, {"after", to_json(policy)}};
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "disclosure_policy.set", "disclosure_policy", payload.dump())
          .status());
  return ToProto(policy);
}

}  // namespace ehcpqa::reports
