#include "services/register/import_report.h"

#include <google/protobuf/util/json_util.h>

#include <string_view>

#include "absl/strings/str_cat.h"

namespace ehcpqa::registers {
namespace {

constexpr int64_t kFewReviews = 10;  // Fewer say nothing about a column.

void AddCount(google::protobuf::RepeatedPtrField<v1::NamedCount>* counts, std::string_view name, int64_t count) {
  if (count == 0) return;
  v1::NamedCount* added = counts->Add();
  added->set_name(std::string(name));
  added->set_count(count);
}

void AddWarnings(const v1::ImportHeader& header, const ImportCounts& counts, int64_t doubtful,
                 v1::ImportReport& report) {
  for (const std::string& words : header.header_contradictions())
    report.add_warnings(absl::StrCat("The header of the return contradicts itself: ", words));
  const int64_t reversed = counts.flags[static_cast<size_t>(Flag::kDecisionBeforeMeeting)];
  if (counts.reviews >= kFewReviews && reversed * 2 > counts.reviews) {
    report.add_warnings(absl::StrCat("The two review columns look swapped: ", reversed, " of ", counts.reviews,
                                     " reviews were decided before their meeting."));
  }
  if (counts.school_type_unknown > 0) {
    report.add_warnings(absl::StrCat("The kind of school is not known for ", counts.school_type_unknown, " of ",
                                     counts.in_frame,
                                     " open plans: import with a list of establishments to sample by setting."));
  }
  if (counts.in_frame > 0 && counts.district_unknown == counts.in_frame) {
    report.add_warnings("No open plan has a district: import with a list of postcodes and districts to see them.");
  }
  if (doubtful > 0) {
    report.add_warnings(absl::StrCat(doubtful,
                                     " open plans share a ULN with another plan but have another UPN. All stay; check"
                                     " the numbers of these persons."));
  }
}

}  // namespace

v1::ImportReport MakeReport(const v1::ImportHeader& header, const ImportCounts& counts, int64_t doubtful) {
  v1::ImportReport report;
  report.set_rows_read(counts.rows_read);
  report.set_in_frame(counts.in_frame);
  report.set_not_open(counts.not_open);
  report.set_no_plan(counts.no_plan);
  report.set_rejected(counts.rejected());
  AddCount(report.mutable_rejections(), "second_open_plan", counts.second_open_plan);
  AddCount(report.mutable_rejections(), "start_date_unreadable", counts.start_date_unreadable);
  for (int i = 0; i < kFlags; ++i)
    AddCount(report.mutable_flags(), FlagName(static_cast<Flag>(i)), counts.flags[static_cast<size_t>(i)]);
  for (const auto& [need, count] : counts.needs) AddCount(report.mutable_needs(), need, count);
  report.set_persons(counts.persons);
  report.set_as_at(header.as_at());
  report.set_la(header.la());
  AddWarnings(header, counts, doubtful, report);
  report.set_dry_run(header.dry_run());
  report.set_synthetic(header.synthetic());
  return report;
}

absl::StatusOr<std::string> ReportToJson(const v1::ImportReport& report) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(report, &json, options).ok())
    return absl::InternalError("an import report cannot be written as JSON");
  return json;
}

absl::StatusOr<v1::ImportReport> ReportFromJson(const std::string& json) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  v1::ImportReport report;
  if (!google::protobuf::util::JsonStringToMessage(json, &report, options).ok())
    return absl::InternalError("a stored import report cannot be read");
  return report;
}

}  // namespace ehcpqa::registers
