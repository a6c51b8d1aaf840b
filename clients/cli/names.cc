#include "clients/cli/names.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

// One form of name: a full pattern, where each '*' takes one part of the short form.
struct Form {
  NameKind kind;
  const char* pattern;
  const char* example;
};

constexpr Form kForms[] = {
    {NameKind::kCycle, "cycles/*", "2025q4"},
    {NameKind::kAudit, "cycles/*/audits/*", "2025q4/7"},
    {NameKind::kAssessment, "cycles/*/audits/*/assessments/*", "2025q4/7/health-1"},
    {NameKind::kDifference, "cycles/*/audits/*/differences/*", "2025q4/7/F3"},
    {NameKind::kConcern, "cycles/*/concerns/*", "2025q4/3"},
    {NameKind::kCycleOrAudit, "cycles/*", "2025q4"},
    {NameKind::kCycleOrAudit, "cycles/*/audits/*", "2025q4/7"},
    {NameKind::kAuditOrAssessment, "cycles/*/audits/*", "2025q4/7"},
    {NameKind::kAuditOrAssessment, "cycles/*/audits/*/assessments/*", "2025q4/7/health-1"},
    {NameKind::kRedactable, "cycles/*/audits/*/differences/*", "2025q4/7/F3"},
    {NameKind::kRedactable, "cycles/*/audits/*/assessments/*/ratings/*", "2025q4/7/health-1/F3"},
    {NameKind::kRubric, "rubrics/*/versions/*", "standard/1"},
    {NameKind::kSnapshot, "snapshots/*", "891-2025-01-16-1"},
    {NameKind::kUser, "users/*", "ann"},
    {NameKind::kOrganisation, "organisations/*", "county-council"},
    {NameKind::kAgency, "agencies/*", "send-service"},
    {NameKind::kService, "agencies/*/services/*", "send-service/psychology"},
    {NameKind::kSession, "sessions/*", "k3f9"},
    {NameKind::kRedaction, "redactions/*", "3"},
    {NameKind::kReport, "reports/*", "12"},
};

std::vector<std::string> Split(const std::string& text) { return absl::StrSplit(text, '/'); }

bool IsId(const std::string& part) {
  return !part.empty() && part.size() <= 64 && std::all_of(part.begin(), part.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_';
  });
}

// The ids of a full name of the pattern, or nothing.
std::vector<std::string> Ids(const std::vector<std::string>& parts, const std::string& pattern) {
  const std::vector<std::string> expected = Split(pattern);
  if (parts.size() != expected.size()) return {};
  std::vector<std::string> ids;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (expected[i] == "*") {
      ids.push_back(parts[i]);
    } else if (expected[i] != parts[i]) {
      return {};
    }
  }
  return ids;
}

std::string Fill(const std::string& pattern, const std::vector<std::string>& ids) {
  std::vector<std::string> parts = Split(pattern);
  auto id = ids.begin();
  for (std::string& part : parts) {
    if (part == "*") part = *id++;
  }
  return absl::StrJoin(parts, "/");
}

bool StartsAsFullName(const std::string& first) {
  return std::any_of(std::begin(kForms), std::end(kForms),
                     [&](const Form& form) { return first == Split(form.pattern)[0]; });
}

absl::Status Misnamed(NameKind kind, const std::string& text) {
  return Refuse(absl::StatusCode::kInvalidArgument, "USAGE",
                absl::StrCat("'", text, "' is not a name of the form ", ExampleOf(kind), "."));
}

}  // namespace

std::string ExampleOf(NameKind kind) {
  if (kind == NameKind::kSubject) return "cycles/2025q4/audits/7";
  std::vector<std::string> examples;
  for (const Form& form : kForms) {
    if (form.kind == kind) examples.push_back(form.example);
  }
  return absl::StrJoin(examples, " or ");
}

absl::StatusOr<std::string> FullName(NameKind kind, const std::string& text) {
  const std::vector<std::string> parts = Split(text);
  if (!std::all_of(parts.begin(), parts.end(), IsId)) return Misnamed(kind, text);
  const bool full = parts.size() > 1 && StartsAsFullName(parts[0]);
  if (kind == NameKind::kSubject) return full ? absl::StatusOr<std::string>(text) : Misnamed(kind, text);
  // A concern has no short form of its own here: two parts could as well be an audit.
  if (kind == NameKind::kRedactable && !Ids(parts, "cycles/*/concerns/*").empty()) return text;
  for (const Form& form : kForms) {
    if (form.kind != kind) continue;
    if (full && !Ids(parts, form.pattern).empty()) return text;
    const auto asterisks = static_cast<size_t>(std::count(form.pattern, form.pattern + std::strlen(form.pattern), '*'));
    if (!full && parts.size() == asterisks) return Fill(form.pattern, parts);
  }
  return Misnamed(kind, text);
}

std::string ShortName(const std::string& text) {
  const std::vector<std::string> parts = Split(text);
  if (parts.size() < 2 || !std::all_of(parts.begin(), parts.end(), IsId)) return text;
  for (const Form& form : kForms) {
    const std::vector<std::string> ids = Ids(parts, form.pattern);
    if (!ids.empty()) return absl::StrJoin(ids, "/");
  }
  return text;
}

}  // namespace ehcpqa::cli
