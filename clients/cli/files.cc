#include "clients/cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "clients/returns/utf8.h"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

absl::Status FileError(const char* reason, const std::string& message) {
  return Refuse(absl::StatusCode::kInvalidArgument, reason, message);
}

absl::Status Unwritable(const std::string& path) {
  return FileError("FILE_UNWRITABLE", absl::StrCat("Cannot write ", path, ": ", std::strerror(errno), "."));
}

// Missing folders above the file, for the owner alone.
void MakeFolders(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::exists(folder)) return;
  MakeFolders(folder.parent_path());
  mkdir(folder.c_str(), 0700);
}

bool WriteAll(int file, const std::string& text) {
  size_t written = 0;
  while (written < text.size()) {
    const ssize_t n = write(file, text.data() + written, text.size() - written);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    written += static_cast<size_t>(n);
  }
  return fsync(file) == 0;
}

}  // namespace

absl::StatusOr<std::string> ReadText(const Environment& environment, const std::string& path, size_t most) {
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) {
      return FileError("FILE_UNREADABLE", absl::StrCat("Cannot read ", path, "."));
    }
  }
  std::istream& in = path == "-" ? environment.in : file;
  std::string text(most + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(in.gcount()));
  const std::string name = path == "-" ? "Standard input" : path;
  if (text.size() > most) {
    return FileError("FILE_TOO_LARGE", absl::StrCat(name, " has more than ", most >> 10, " KiB."));
  }
  if (!returns::IsUtf8(text)) return FileError("FILE_NOT_UTF8", absl::StrCat(name, " is not UTF-8. Save it as UTF-8."));
  return text;
}

void MakeFoldersAbove(const std::string& path) { MakeFolders(std::filesystem::path(path).parent_path()); }

absl::Status WritePrivateFile(const std::string& path, const std::string& text) {
  MakeFoldersAbove(path);
  std::string beside = absl::StrCat(path, ".XXXXXX");
  const int file = mkstemp(beside.data());  // 0600
  if (file < 0) return Unwritable(path);
  const bool written = WriteAll(file, text);
  const bool closed = close(file) == 0;
  if (written && closed && rename(beside.c_str(), path.c_str()) == 0) return absl::OkStatus();
  const absl::Status status = Unwritable(path);
  unlink(beside.c_str());
  return status;
}

}  // namespace ehcpqa::cli
