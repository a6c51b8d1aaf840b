#include "clients/cli/key_file.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/options.h"
#include "services/base/status_macros.h"

namespace ehcpqa::cli {

Option KeyOption() {
  return Named("--key", Kind::kFile, "File of the authority's key; else la-CODE.key in ~/.config/ehcpqa.");
}

absl::StatusOr<std::string> KeyPath(const Environment& environment, const Values& values) {
  if (values.Has("--key")) return values.Text("--key");
  const std::string folder = ConfigFolder(environment);
  if (folder.empty()) return UsageError("There is no home folder with a key in it. Name the key file with --key.");
  return absl::StrCat(folder, "/la-", values.Text("--la"), ".key");
}

absl::StatusOr<returns::Key> LoadKey(const Environment& environment, const Values& values) {
  ASSIGN_OR_RETURN(const std::string path, KeyPath(environment, values));
  return returns::LoadKeyFile(path);
}

}  // namespace ehcpqa::cli
