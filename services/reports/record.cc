#include "services/reports/record.h"

#include "nlohmann/json.hpp"

namespace ehcpqa::reports {

std::string WriteRecord(const ReportRecord& record) {
  const ReportOrder& order = record.order;
  const nlohmann::json json = {{"kind", static_cast<int>(order.request.kind())},
                               {"last", order.request.span().last()},
                               {"first", order.request.span().first()},
                               {"rolling", order.request.span().rolling()},
                               {"about", order.request.about()},
                               {"preset", order.policy.preset},
                               {"least_denominator", order.policy.least_denominator},
                               {"retention_years", order.policy.retention_years},
                               {"policy_version", order.policy.version},
                               {"as_at", order.as_at},
                               {"made_at", order.made_at},
                               {"software", order.software},
                               {"salt", order.salt},
                               {"after", order.after},
                               {"cycles", record.cycles},
                               {"synthetic", record.synthetic}};
  return json.dump();
}

absl::StatusOr<ReportRecord> ReadRecord(const std::string& text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return absl::InternalError("the record of a report is not JSON");
  try {
    ReportRecord record;
    ReportOrder& order = record.order;
    order.request.set_kind(static_cast<v1::ReportKind>(json.at("kind").get<int>()));
    order.request.mutable_span()->set_last(json.at("last").get<std::string>());
    order.request.mutable_span()->set_first(json.at("first").get<std::string>());
    order.request.mutable_span()->set_rolling(json.at("rolling").get<bool>());
    order.request.set_about(json.at("about").get<std::string>());
    order.policy.preset = json.at("preset").get<std::string>();
    order.policy.least_denominator = json.at("least_denominator").get<int64_t>();
    order.policy.retention_years = json.at("retention_years").get<int>();
    order.policy.version = json.at("policy_version").get<int64_t>();
    order.as_at = json.at("as_at").get<std::string>();
    order.made_at = json.at("made_at").get<std::string>();
    order.software = json.at("software").get<std::string>();
    order.salt = json.at("salt").get<std::string>();
    order.after = json.at("after").get<int64_t>();
    record.cycles = json.at("cycles").get<std::vector<std::string>>();
    record.synthetic = json.at("synthetic").get<bool>();
    return record;
  } catch (const nlohmann::json::exception& wrong) {
    return absl::InternalError(wrong.what());
  }
}

}  // namespace ehcpqa::reports
