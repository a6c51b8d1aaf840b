#include "services/reports/making.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <sodium.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/base/clock.h"
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle.h"
#include "services/reports/record.h"
#include "services/reports/render.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::reports {
namespace {

constexpr std::pair<v1::ReportFormat, Format> kFormats[] = {{v1::REPORT_FORMAT_HTML, Format::kHtml},
                                                            {v1::REPORT_FORMAT_XLSX, Format::kXlsx},
                                                            {v1::REPORT_FORMAT_CSV, Format::kCsv},
                                                            {v1::REPORT_FORMAT_JSON, Format::kJson}};

std::string HashOf(std::string_view bytes) { return Hex(AsBytes(Sha256(bytes))); }

std::string NewSalt() {
  std::string salt(16, '\0');
  randombytes_buf(salt.data(), salt.size());
  return Hex(salt);
}

Audience AudienceOf(v1::ReportKind kind) {
  switch (kind) {
    case v1::REPORT_KIND_CYCLE:
      return Audience::kPublished;
    case v1::REPORT_KIND_EXTRACT:
      return Audience::kCoordinators;
    default:
      return Audience::kWorkingGroup;
  }
}

// The same day so many years later; 29 February becomes 1 March.
std::string YearsLater(const std::string& day, int years) {
  const std::string later = absl::StrCat(std::stoi(day.substr(0, 4)) + years, day.substr(4));
  return ParseDate(later) ? later : absl::StrCat(later.substr(0, 4), "-03-01");
}

}  // namespace

std::string BytesOf(const v1::ReportDocument& document) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    document.SerializeToCodedStream(&coded);
  }
  return bytes;
}

absl::StatusOr<ReportOrder> TakeOrder(storage::Snapshot& snapshot, const v1::MakeReportRequest& request,
                                      const std::string& software) {
  const std::string today = DateOf(snapshot.now());
  if (request.kind() < v1::REPORT_KIND_CYCLE || request.kind() > v1::REPORT_KIND_EXTRACT) {
    return FieldInvalid("kind", "say which report: cycle, agency, criterion, inspection or extract");
  }
  if (!request.as_at().empty()) {
    if (request.kind() != v1::REPORT_KIND_INSPECTION) {
      return FieldInvalid("as_at", "only an inspection pack is made as at another day; leave it out");
    }
    if (!ParseDate(request.as_at()) || request.as_at() > today) {
      return FieldInvalid("as_at", "must be a day up to today, YYYY-MM-DD");
    }
  }
  ReportOrder order;
  order.request = request;
  order.as_at = request.as_at().empty() ? today : request.as_at();
  order.made_at = snapshot.now_text();
  order.software = software;
  order.salt = NewSalt();
  ASSIGN_OR_RETURN(order.policy, LoadPolicy(snapshot));
  ASSIGN_OR_RETURN(order.after, LastReport(snapshot));
  return order;
}

absl::StatusOr<MadeReport> Make(storage::Snapshot& snapshot, const Caller& caller, const ReportOrder& order,
                                const Progress& progress) {
  constexpr int kFormatCount = static_cast<int>(std::size(kFormats));
  int total = 0;
  ASSIGN_OR_RETURN(const ReportInput input, LoadInput(snapshot, order));
  ASSIGN_OR_RETURN(ReportDraft draft, MakeDraft(snapshot, input, [&](const std::string& step, int done, int parts) {
                     total = parts + kFormatCount;
                     return progress(step, done, total);
                   }));
  MadeReport made;
  made.after = order.after;
  made.released = std::move(draft.released);
  made.document = BytesOf(draft.document);
  for (int i = 0; i < kFormatCount; ++i) {
    if (!progress(absl::StrCat("Writing ", FormatName(kFormats[i].second)), total - kFormatCount + i, total)) {
      return absl::CancelledError("the report was cancelled");
    }
    ASSIGN_OR_RETURN(std::string bytes, Render(draft.document, kFormats[i].second));
    made.files.push_back({static_cast<int>(kFormats[i].first), HashOf(bytes), std::move(bytes)});
  }
  StoredReport& report = made.report;
  report.kind = static_cast<int>(order.request.kind());
  report.audience = AudienceOf(order.request.kind());
  report.title = draft.document.title();
  report.about = order.request.about();
  if (order.request.kind() == v1::REPORT_KIND_AGENCY)
    report.agency = report.about.substr(std::string("agencies/").size());
  report.as_at = order.as_at;
  report.made_at = order.made_at;
  report.made_by = caller.user;
  report.keep_until = YearsLater(order.made_at.substr(0, 10), order.policy.retention_years);
  report.sha256 = HashOf(made.document);
  ReportRecord record{order, {}, draft.document.synthetic()};
  for (const insight::CyclePlans& cycle : input.span.cycles) record.cycles.push_back(cycles::CycleName(cycle.cycle.id));
  report.record = WriteRecord(record);
  return made;
}

absl::StatusOr<v1::Report> Land(storage::Transaction& transaction, const Caller& caller, MadeReport made) {
  ASSIGN_OR_RETURN(const int64_t last, LastReport(transaction));
  if (last != made.after) {
    return Refuse(
        absl::StatusCode::kAborted, "REPORTS_CHANGED",
        "Another report was released while this one was made, and what may be shown depends on what was. Make "
        "it again.");
  }
  RETURN_IF_ERROR(EndRetention(transaction, DateOf(transaction.now())).status());
  ASSIGN_OR_RETURN(made.report.number, InsertReport(transaction, made.report, made.document, made.files));
  for (const auto& [dimension, release] : made.released) {
    RETURN_IF_ERROR(InsertCounts(transaction, made.report.number, dimension, release));
  }
  nlohmann::json files = nlohmann::json::object();
  for (const StoredFile& file : made.files) files[std::to_string(file.format)] = file.sha256;
  const nlohmann::json payload = {
      {"title", made.report.title}, {"sha256", made.report.sha256}, {"files", files}, {"as_at", made.report.as_at}};
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "report.release",
                                absl::StrCat("reports/", made.report.number), payload.dump())
                      .status());
  return ToProto(transaction, made.report);
}

absl::StatusOr<v1::ReportDocument> MakeAgain(storage::Snapshot& snapshot, const StoredReport& report) {
  ASSIGN_OR_RETURN(const ReportRecord record, ReadRecord(report.record));
  ASSIGN_OR_RETURN(const ReportInput input, LoadInput(snapshot, record.order));
  ASSIGN_OR_RETURN(ReportDraft draft, MakeDraft(snapshot, input, [](const std::string&, int, int) { return true; }));
  return std::move(draft.document);
}

absl::StatusOr<v1::Report> ToProto(storage::Snapshot& snapshot, const StoredReport& report) {
  ASSIGN_OR_RETURN(const ReportRecord record, ReadRecord(report.record));
  v1::Report proto;
  proto.set_name(absl::StrCat("reports/", report.number));
  proto.set_kind(static_cast<v1::ReportKind>(report.kind));
  proto.set_title(report.title);
  proto.set_audience(static_cast<v1::ReportAudience>(report.audience));
  for (const std::string& cycle : record.cycles) proto.add_cycles(cycle);
  proto.set_about(report.about);
  proto.set_as_at(report.as_at);
  proto.set_made_at(report.made_at);
  proto.set_made_by(absl::StrCat("users/", report.made_by));
  proto.set_keep_until(report.keep_until);
  proto.set_sha256(report.sha256);
  ASSIGN_OR_RETURN(const std::vector<FileSize> files, ListFiles(snapshot, report.number));
  for (const FileSize& file : files) {
    v1::ReportFile& one = *proto.add_files();
    one.set_format(static_cast<v1::ReportFormat>(file.format));
    one.set_size(file.size);
    one.set_sha256(file.sha256);
  }
  proto.set_synthetic(record.synthetic);
  proto.mutable_policy()->set_preset(record.order.policy.preset);
  proto.mutable_policy()->set_least_denominator(static_cast<int32_t>(record.order.policy.least_denominator));
  proto.mutable_policy()->set_retention_years(record.order.policy.retention_years);
  proto.mutable_policy()->set_etag(std::to_string(record.order.policy.version));
  proto.set_software(record.order.software);
  return proto;
}

}  // namespace ehcpqa::reports
