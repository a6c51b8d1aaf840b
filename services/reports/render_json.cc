// The whole document as JSON: names as in the contract, empty fields written out.
#include "google/protobuf/util/json_util.h"
#include "services/reports/render.h"

namespace ehcpqa::reports {

absl::StatusOr<std::string> RenderJson(const v1::ReportDocument& document) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(document, &json, options);
  if (!status.ok()) return absl::InternalError("the document cannot be written as JSON");
  return json;
}

}  // namespace ehcpqa::reports
