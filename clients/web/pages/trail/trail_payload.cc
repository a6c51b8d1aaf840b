#include "clients/web/pages/trail/trail_payload.h"

#include <map>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/web/pages/trail/trail_words.h"
#include "clients/web/pages/words.h"
#include "nlohmann/json.hpp"

namespace ehcpqa::web {
namespace {

using nlohmann::json;

// An allocation of a large cycle has hundreds of entries.
constexpr size_t kMostLines = 100;

std::string KeyWords(const std::string& key) {
  static const std::map<std::string_view, const char*> words = {
      {"la", "Local authority"},
      {"la_code", "Local authority"},
      {"sha256", "SHA-256"},
      {"source_sha256", "SHA-256 of the file"},
      {"manifest_sha256", "SHA-256 of the frame"},
      {"key_id", "Key"},
      {"no_level", "Answer"},
      {"level", "Answer"},
      {"na_reason", "Why it does not apply"},
      {"party", "Who had a part in the plan"},
  };
  const auto found = words.find(key);
  if (found != words.end()) return found->second;
  std::string text = key;
  for (char& c : text) c = c == '_' ? ' ' : c;
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// What a number of the contract or of a set of roles stands for; empty when it is a number of something.
std::string NumberWords(std::string_view action, const std::string& key, int64_t number) {
  const bool of_cycle = absl::StartsWith(std::string(action), "cycle.");
  if (key == "roles") {
    std::vector<std::string> roles;
    for (const auto& role : Roles()) {
      if ((number >> static_cast<int>(role.value) & 1) != 0) roles.emplace_back(role.text);
    }
    return roles.empty() ? "None" : absl::StrJoin(roles, ", ");
  }
  if (key == "kind" && of_cycle) return TextOf(PlanKinds(), static_cast<v1::PlanKind>(number));
  if (key == "kind") return TextOf(ConcernKinds(), static_cast<v1::ConcernKind>(number));
  if (key == "level" && of_cycle) return TextOf(CycleLevels(), static_cast<v1::CycleLevel>(number));
  if (key == "stratify_by") return TextOf(Dimensions(), static_cast<v1::StratifyBy>(number));
  return "";
}

std::string StringWords(const std::string& key, const std::string& text) {
  if (text.empty()) return "Nothing";
  v1::AgencyKind kind{};
  if (key == "kind" && v1::AgencyKind_Parse(text, &kind)) return AgencyKindWords(kind);
  if (text == "na") return "Not applicable";
  if (text == "cannot_tell") return "Cannot tell";
  if (key == "cause") {
    for (const CauseChoice& cause : Causes()) {
      if (text == cause.word) return cause.text;
    }
  }
  if (const std::string words = SubjectWords(text); words != text) {
    // "Agency: icb", not "Agency: Agency icb".
    const std::string said = KeyWords(key) + " ";
    return absl::StartsWith(words, said) ? words.substr(said.size()) : words;
  }
  return text.size() == 10 ? DateWords(text) : text;
}

std::string ScalarWords(std::string_view action, const std::string& key, const json& value) {
  if (value.is_boolean()) return value.get<bool>() ? "Yes" : "No";
  if (value.is_string()) return StringWords(key, value.get<std::string>());
  if (value.is_number_integer()) {
    if (std::string words = NumberWords(action, key, value.get<int64_t>()); !words.empty()) return words;
  }
  return value.is_null() ? "Nothing" : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// On one line: "Auditor: Person hana, Lead: Yes".
std::string LineOf(std::string_view action, const std::string& key, const json& value) {
  if (!value.is_structured()) return ScalarWords(action, key, value);
  std::vector<std::string> parts;
  for (const auto& [inner, one] : value.items()) {
    const std::string text = LineOf(action, value.is_array() ? key : inner, one);
    parts.push_back(value.is_array() ? text : absl::StrCat(KeyWords(inner), ": ", text));
  }
  return parts.empty() ? "None" : absl::StrJoin(parts, ", ");
}

void AddRows(std::string_view action, const std::string& above, const json& object, SummaryList* list) {
  for (const auto& [key, value] : object.items()) {
    const std::string words = above.empty() ? KeyWords(key) : absl::StrCat(above, ": ", KeyWords(key));
    if (value.is_object() && !value.empty()) {
      AddRows(action, words, value, list);
      continue;
    }
    SummaryList::Row row{words, {}};
    const bool list_of_things = value.is_array() && !value.empty() && value.front().is_structured();
    if (list_of_things) {
      for (const json& one : value) {
        if (row.lines.size() < kMostLines) row.lines.push_back(LineOf(action, key, one));
      }
      if (value.size() > kMostLines) row.lines.push_back(absl::StrCat("and ", value.size() - kMostLines, " more"));
    } else {
      row.lines.push_back(LineOf(action, key, value));
    }
    list->rows.push_back(row);
  }
}

}  // namespace

SummaryList PayloadRows(std::string_view action, const std::string& payload) {
  SummaryList list;
  if (payload.empty()) return list;
  const json parsed = json::parse(payload, nullptr, false);
  if (parsed.is_object()) {
    AddRows(action, "", parsed, &list);
  } else {
    list.rows.push_back({"Payload", {payload}});
  }
  return list;
}

}  // namespace ehcpqa::web
