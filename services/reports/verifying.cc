#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "nlohmann/json.hpp"
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/reports/making.h"
#include "services/reports/report_service.h"
#include "services/rpc/names.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::reports {
namespace {

std::string HashOf(std::string_view bytes) { return Hex(AsBytes(Sha256(bytes))); }

const char* FormatWords(int format) {
  switch (format) {
    case v1::REPORT_FORMAT_HTML:
      return "HTML page";
    case v1::REPORT_FORMAT_XLSX:
      return "workbook";
    case v1::REPORT_FORMAT_CSV:
      return "CSV file";
    default:
      return "JSON file";
  }
}

void Add(v1::VerifyReportResponse& response, const std::string& what, bool passed, const std::string& detail) {
  v1::ReportCheck& check = *response.add_checks();
  check.set_what(what);
  check.set_passed(passed);
  check.set_detail(detail);
}

absl::Status CheckBytes(storage::Snapshot& snapshot, const StoredReport& report, v1::VerifyReportResponse& response) {
  ASSIGN_OR_RETURN(const std::string document, LoadDocument(snapshot, report.number));
  if (document.empty()) {
    Add(response, "Stored bytes", true,
        absl::StrCat("Kept until ", report.keep_until, " and forgotten since; only the hashes are left."));
    return absl::OkStatus();
  }
  std::vector<std::string> wrong;
  if (HashOf(document) != report.sha256) wrong.emplace_back("document");
  ASSIGN_OR_RETURN(const std::vector<FileSize> files, ListFiles(snapshot, report.number));
  for (const FileSize& size : files) {
    ASSIGN_OR_RETURN(const auto file, LoadFile(snapshot, report.number, size.format));
    if (!file || HashOf(file->bytes) != size.sha256) wrong.emplace_back(FormatWords(size.format));
  }
  Add(response, "Stored bytes", wrong.empty(),
      wrong.empty()
          ? absl::StrCat("The document and its ", files.size(), " formats have the hashes they were released with.")
          : absl::StrCat("Changed since the release: ", absl::StrJoin(wrong, ", "), "."));
  return absl::OkStatus();
}

absl::Status CheckTrail(storage::Snapshot& snapshot, const StoredReport& report, v1::VerifyReportResponse& response) {
  ASSIGN_OR_RETURN(const auto events, trail::List(snapshot, absl::StrCat("reports/", report.number), 0, 100));
  for (const trail::Event& event : events) {
    if (event.action != "report.release") continue;
    const auto payload = nlohmann::json::parse(event.payload, nullptr, false);
    const bool intact = event.payload_digest == AsBytes(trail::PayloadDigest(event.salt, event.payload));
    bool same = intact && payload.is_object() && payload.value("sha256", "") == report.sha256;
    ASSIGN_OR_RETURN(const std::vector<FileSize> files, ListFiles(snapshot, report.number));
    for (const FileSize& file : files) {
      same =
          same && payload.contains("files") && payload["files"].value(std::to_string(file.format), "") == file.sha256;
    }
    Add(response, "Trail", same,
        same ? absl::StrCat("Event ", event.sequence, " of ", event.at, " holds the same hashes.")
             : absl::StrCat("Event ", event.sequence, " holds other hashes than the report."));
    return absl::OkStatus();
  }
  Add(response, "Trail", false, "No event of the trail says that it was released.");
  return absl::OkStatus();
}

// Names of the blocks that differ, for people.
std::vector<std::string> Differences(const v1::ReportDocument& stored, const v1::ReportDocument& again) {
  std::vector<std::string> names;
  if (stored.blocks_size() != again.blocks_size()) names.emplace_back("the number of parts");
  for (int i = 0; i < std::min(stored.blocks_size(), again.blocks_size()); ++i) {
    const v1::ReportBlock& a = stored.blocks(i);
    if (a.SerializeAsString() == again.blocks(i).SerializeAsString()) continue;
    names.push_back(a.has_table()                                 ? a.table().title()
                    : a.has_chart()                               ? absl::StrCat("chart ", a.chart().title())
                    : a.block_case() == v1::ReportBlock::kHeading ? a.heading()
                                                                  : "a paragraph");
  }
  if (stored.data().SerializeAsString() != again.data().SerializeAsString()) names.emplace_back("the data");
  return names;
}

absl::Status CheckAgain(storage::Snapshot& snapshot, const StoredReport& report, v1::VerifyReportResponse& response) {
  ASSIGN_OR_RETURN(const std::string document, LoadDocument(snapshot, report.number));
  if (document.empty()) return absl::OkStatus();
  const absl::StatusOr<v1::ReportDocument> again = MakeAgain(snapshot, report);
  if (!again.ok()) {
    if (InfoOf(again.status()).reason.empty()) return again.status();
    Add(response, "Made again", false,
        absl::StrCat("It can no longer be made: ", std::string(again.status().message())));
    return absl::OkStatus();
  }
  if (BytesOf(*again) == document) {
    Add(response, "Made again", true, "Made again from the data it is the same, byte for byte.");
    return absl::OkStatus();
  }
  v1::ReportDocument stored;
  if (!stored.ParseFromString(document)) return absl::InternalError("a stored document cannot be read");
  Add(response, "Made again", false,
      absl::StrCat(
          "Made again from the data as they are now it differs in: ", absl::StrJoin(Differences(stored, *again), ", "),
          ". Marks, targets, titles or the software changed since."));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::VerifyReportResponse> VerifyReport(storage::Snapshot& snapshot, const Caller& caller,
                                                      const v1::VerifyReportRequest& request) {
  if (request.name().empty() == request.sha256().empty()) {
    return FieldInvalid("name", "give the name of a report, or the hash of a file, and not both");
  }
  v1::VerifyReportResponse response;
  int64_t number = 0;
  if (!request.sha256().empty()) {
    ASSIGN_OR_RETURN(const auto found, FindByHash(snapshot, request.sha256()));
    // The same answer for a file of a report that the caller may not read.
    const absl::StatusOr<StoredReport> report = found ? LoadReport(snapshot, ReportScope::Of(caller), found->first)
                                                      : absl::StatusOr<StoredReport>(NoSuch("a report"));
    if (!report.ok()) {
      Add(response, "File", false,
          "No report that you may read was released with this hash: the file was changed, or is not ours.");
      return response;
    }
    number = found->first;
    Add(response, "File", true, absl::StrCat("It is the ", FormatWords(found->second), " of reports/", number, "."));
  } else {
    ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "reports/*"));
    number = std::strtoll(id.c_str(), nullptr, 10);
  }
  ASSIGN_OR_RETURN(const StoredReport report, LoadReport(snapshot, ReportScope::Of(caller), number));
  ASSIGN_OR_RETURN(*response.mutable_report(), ToProto(snapshot, report));
  RETURN_IF_ERROR(CheckBytes(snapshot, report, response));
  RETURN_IF_ERROR(CheckTrail(snapshot, report, response));
  RETURN_IF_ERROR(CheckAgain(snapshot, report, response));
  response.set_verified(std::all_of(response.checks().begin(), response.checks().end(),
                                    [](const v1::ReportCheck& check) { return check.passed(); }));
  return response;
}

}  // namespace ehcpqa::reports
