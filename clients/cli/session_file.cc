#include "clients/cli/session_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/files.h"
#include "services/base/digest.h"
#include "services/base/error.h"

namespace ehcpqa::cli {

SessionFile::SessionFile(const Environment& environment, const api::Target& target) {
  const std::string folder = StateFolder(environment);
  if (folder.empty()) return;
  std::error_code error;
  const auto certificates = std::filesystem::weakly_canonical(target.certificates, error);
  const Digest digest = Sha256(absl::StrCat(target.server, "\n", certificates.string()));
  path_ = absl::StrCat(folder, "/session-", Hex(AsBytes(digest).substr(0, 8)));
}

absl::StatusOr<std::string> SessionFile::Read() const {
  struct stat found {};
  if (path_.empty() || stat(path_.c_str(), &found) != 0) return std::string();
  if ((found.st_mode & 077) != 0 || found.st_uid != geteuid()) {
    return NotNow("SESSION_FILE_EXPOSED",
                  absl::StrCat("Others may have read ", path_, ". Remove it, and sign in again with: ehcpqa login"));
  }
  std::ifstream file(path_);
  std::string token;
  std::getline(file, token);
  absl::StripAsciiWhitespace(&token);
  return token;
}

absl::Status SessionFile::Write(const std::string& token) const {
  if (path_.empty())
    return NotNow("FILE_UNWRITABLE", "There is no home folder to keep the session in. Set XDG_STATE_HOME.");
  return WritePrivateFile(path_, token + "\n");
}

void SessionFile::Remove() const { unlink(path_.c_str()); }

}  // namespace ehcpqa::cli
