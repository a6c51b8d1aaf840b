#include "clients/web/pages/registers/authority_keys.h"

#include <algorithm>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"

namespace ehcpqa::web {
namespace {

// "891" of "la-891.key"; empty for any other name.
std::string CodeOf(const std::string& name) {
  const std::string code = name.size() == 10 ? name.substr(3, 3) : "";
  const bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && name == absl::StrCat("la-", code, ".key") ? code : "";
}

}  // namespace

std::vector<std::string> AuthoritiesWithKeys(const LocalFiles& files) {
  std::vector<std::string> codes;
  if (files.keys.empty()) return codes;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(files.keys, error)) {
    const std::string code = CodeOf(entry.path().filename().string());
    if (!code.empty()) codes.push_back(code);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

absl::StatusOr<returns::Key> LoadAuthorityKey(const LocalFiles& files, const std::string& la) {
  const std::vector<std::string> codes = AuthoritiesWithKeys(files);
  if (std::find(codes.begin(), codes.end(), la) == codes.end()) {
    return NotNow("NO_KEY", "Choose a local authority whose key is on this machine.");
  }
  return returns::LoadKeyFile(absl::StrCat(files.keys, "/la-", la, ".key"));
}

Radios AuthorityChoice(const LocalFiles& files, const std::string& chosen) {
  Radios radios;
  radios.field = {"la", "la", "Which local authority’s return is it?", "s"};
  const std::vector<std::string> codes = AuthoritiesWithKeys(files);
  for (const std::string& code : codes) {
    radios.choices.push_back({code, "Authority " + code, "", codes.size() == 1 || code == chosen});
  }
  return radios;
}

FileUpload ReturnUpload() {
  FileUpload upload;
  upload.field = {
      "return", "return", "SEN2 return",
      "s",      false,    "The XML file, or a zip with it, or a zip with the nine CSV files of a COLLECT export."};
  upload.accept = ".xml,.zip";
  return upload;
}

FormLimits ReturnLimits() {
  FormLimits limits;
  limits.bytes = size_t{2} << 30;
  limits.body_time = std::chrono::minutes(30);
  return limits;
}

}  // namespace ehcpqa::web
