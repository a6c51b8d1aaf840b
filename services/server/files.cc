#include "services/server/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"

namespace ehcpqa::server {
namespace {

absl::Status Failed(const std::string& path) {
  const std::string text = absl::StrCat(path, ": ", std::strerror(errno));
  return errno == EEXIST ? absl::AlreadyExistsError(text) : absl::FailedPreconditionError(text);
}

}  // namespace

absl::Status MakeDirectory(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return absl::OkStatus();
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, error);
  return mkdir(path.c_str(), 0700) == 0 ? absl::OkStatus() : Failed(path);
}

absl::Status WriteNewFile(const std::string& path, std::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return Failed(path);
  absl::Status status;
  while (!text.empty() && status.ok()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0) status = Failed(path);
    if (written > 0) text.remove_prefix(static_cast<size_t>(written));
  }
  if (status.ok() && fsync(file) != 0) status = Failed(path);
  close(file);
  return status;
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Failed(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

absl::StatusOr<FileLock> FileLock::Take(const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return Failed(path);
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    close(file);
    return absl::FailedPreconditionError(
        absl::StrCat(path, " is held by another ehcpqad: this area is being served already"));
  }
  return FileLock(file);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace ehcpqa::server
