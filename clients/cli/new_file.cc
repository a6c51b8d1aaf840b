#include "clients/cli/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::cli {
namespace {

absl::Status FileError(const char* reason, const std::string& message) {
  return Refuse(absl::StatusCode::kInvalidArgument, reason, message);
}

absl::Status Unwritable(const std::string& path) {
  return FileError("FILE_UNWRITABLE", absl::StrCat("Cannot write ", path, ": ", std::strerror(errno), "."));
}

absl::Status CheckFree(const std::string& path, bool overwrite) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return FileError("FILE_UNWRITABLE", absl::StrCat(path, " is a folder; name a file in it."));
  }
  if (overwrite || !std::filesystem::exists(path, ignored)) return absl::OkStatus();
  return FileError("FILE_EXISTS", absl::StrCat(path, " is there already. Add --force to replace it."));
}

}  // namespace

absl::StatusOr<std::unique_ptr<NewFile>> NewFile::Begin(const std::string& path, bool overwrite) {
  RETURN_IF_ERROR(CheckFree(path, overwrite));
  std::string beside = absl::StrCat(path, ".XXXXXX");
  const int file = mkstemp(beside.data());  // 0600
  if (file < 0) return Unwritable(path);
  return std::unique_ptr<NewFile>(new NewFile(path, overwrite, beside, file));
}

NewFile::~NewFile() {
  if (file_ >= 0) close(file_);
  if (!beside_.empty()) unlink(beside_.c_str());
}

absl::Status NewFile::Add(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(file_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return Unwritable(path_);
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return absl::OkStatus();
}

absl::Status NewFile::Keep() {
  const bool synced = fsync(file_) == 0;
  const bool closed = close(file_) == 0;
  file_ = -1;
  if (!synced || !closed) return Unwritable(path_);
  int renamed = renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, path_.c_str(), overwrite_ ? 0 : RENAME_NOREPLACE);
  if (renamed != 0 && errno == EEXIST) return CheckFree(path_, overwrite_);
  if (renamed != 0 && errno == EINVAL) {
    // The file system cannot refuse to replace: look, then rename.
    RETURN_IF_ERROR(CheckFree(path_, overwrite_));
    renamed = rename(beside_.c_str(), path_.c_str());
  }
  if (renamed != 0) return Unwritable(path_);
  beside_.clear();
  return absl::OkStatus();
}

absl::StatusOr<std::string> HashOfFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    return FileError("FILE_UNREADABLE", absl::StrCat("Cannot read ", path, "."));
  }
  Sha256Stream hash;
  std::array<char, 1 << 16> piece{};
  while (file) {
    file.read(piece.data(), piece.size());
    hash.Add({piece.data(), static_cast<size_t>(file.gcount())});
  }
  if (file.bad()) return FileError("FILE_UNREADABLE", absl::StrCat("Cannot read ", path, " to its end."));
  const Digest digest = hash.Finish();
  return Hex(AsBytes(digest));
}

}  // namespace ehcpqa::cli
