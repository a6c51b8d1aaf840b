#include "clients/cli/secret.h"

#include <fstream>

#include "absl/strings/str_cat.h"
#include "clients/cli/values.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::cli {
namespace {

absl::StatusOr<std::string> FirstLine(Environment& environment, const std::string& path) {
  std::ifstream file;
  if (path != "-") {
    file.open(path);
    if (!file) {
      return Refuse(absl::StatusCode::kInvalidArgument, "FILE_UNREADABLE", absl::StrCat("Cannot read ", path, "."));
    }
  }
  std::string line;
  // Line by line, so that two secrets can come from standard input one after the other.
  std::getline(path == "-" ? environment.in : file, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

absl::StatusOr<std::string> NotEmpty(absl::StatusOr<std::string> secret) {
  if (secret.ok() && secret->empty()) {
    return Refuse(absl::StatusCode::kInvalidArgument, "SECRET_EMPTY", "The password is empty.");
  }
  return secret;
}

}  // namespace

absl::StatusOr<std::string> ReadSecret(Environment& environment, const std::string& file, const std::string& prompt,
                                       const std::string& option) {
  if (!file.empty()) return NotEmpty(FirstLine(environment, file));
  if (!environment.in_is_terminal) {
    return UsageError(absl::StrCat("There is no terminal to ask on. Give ", option, " FILE, or - for standard input."));
  }
  return NotEmpty(environment.ask_secret(prompt + ": "));
}

absl::StatusOr<std::string> ReadNewSecret(Environment& environment, const std::string& file, const std::string& prompt,
                                          const std::string& option) {
  ASSIGN_OR_RETURN(const std::string first, ReadSecret(environment, file, prompt, option));
  if (!file.empty()) return first;
  ASSIGN_OR_RETURN(const std::string second, ReadSecret(environment, file, "The same again", option));
  if (first == second) return first;
  return Refuse(absl::StatusCode::kInvalidArgument, "SECRETS_DIFFER", "The two passwords differ. Nothing was changed.");
}

}  // namespace ehcpqa::cli
