#include "clients/training/people.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>

#include "clients/api/identity_methods.h"
#include "nlohmann/json.hpp"
#include "services/base/status_macros.h"

namespace ehcpqa::training {
namespace {

using nlohmann::json;

std::string TextOf(const json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : "";
}

double NumberOf(const json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_number() ? found->get<double>() : 0;
}

bool Holds(const v1::CallerInfo& caller, v1::Role role) {
  return std::find(caller.roles().begin(), caller.roles().end(), role) != caller.roles().end();
}

}  // namespace

absl::StatusOr<People> ReadPeople(const std::string& server, const std::string& file) {
  std::ifstream stream(file);
  const json entries = json::parse(stream, nullptr, /*allow_exceptions=*/false);
  if (!entries.is_array()) return absl::InvalidArgumentError("Cannot read people from " + file + ".");
  std::optional<api::Api> coordinator, moderator;
  std::vector<Auditor> auditors;
  for (const json& entry : entries) {
    if (!entry.is_object()) return absl::InvalidArgumentError("Cannot read people from " + file + ".");
    ASSIGN_OR_RETURN(const api::Api nobody, api::Api::Connect({server, TextOf(entry, "certificates")}));
    const api::Api person = nobody.As(TextOf(entry, "token"));
    ASSIGN_OR_RETURN(const v1::CallerInfo caller, person.Call(api::kGetCaller, v1::GetCallerRequest()));
    if (Holds(caller, v1::ROLE_COORDINATOR)) coordinator = person;
    if (Holds(caller, v1::ROLE_MODERATOR)) moderator = person;
    if (!Holds(caller, v1::ROLE_AUDITOR)) continue;
    Temper temper;
    temper.name = TextOf(entry, "name");
    temper.severity = NumberOf(entry, "severity");
    auditors.push_back({person, std::move(temper)});
  }
  if (!coordinator || !moderator || auditors.empty()) {
    return absl::InvalidArgumentError(file + " needs a coordinator, a moderator and auditors.");
  }
  return People{*coordinator, *moderator, std::move(auditors)};
}

}  // namespace ehcpqa::training
