#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/output.h"
#include "clients/text/csv_text.h"
#include "google/protobuf/util/json_util.h"

namespace ehcpqa::cli {
namespace {

void AppendLine(const Row& row, std::string* csv) {
  for (size_t i = 0; i < row.size(); ++i)
    absl::StrAppend(csv, i == 0 ? "" : ",", text::CsvField(row[i].text, row[i].number));
  absl::StrAppend(csv, "\n");
}

}  // namespace

std::string ToCsv(const std::vector<std::string>& header, const std::vector<Row>& rows) {
  std::string csv;
  Row names;
  for (const std::string& name : header) names.push_back({name});
  AppendLine(names, &csv);
  for (const Row& row : rows) AppendLine(row, &csv);
  return csv;
}

std::string ToCsv(const google::protobuf::Message& reply, const View& view) {
  const Table& table = CsvTable(view);
  std::vector<std::string> header;
  for (const Column& column : table.columns) {
    // "../" and "." are ways to a value, not names of one.
    header.push_back(column.path == "." ? column.Title() : absl::StrReplaceAll(column.path, {{"../", ""}}));
  }
  return ToCsv(header, RowsOf(reply, table));
}

std::string ToJson(const google::protobuf::Message& reply) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string json;
  // Fails only over messages of type Any, which the contract has none of.
  static_cast<void>(google::protobuf::util::MessageToJsonString(reply, &json, options));
  return json;
}

}  // namespace ehcpqa::cli
