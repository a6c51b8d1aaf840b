#include "clients/returns/temp_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "clients/returns/refusal.h"

namespace ehcpqa::returns {

absl::StatusOr<std::unique_ptr<TempFile>> TempFile::Create(const std::string& directory) {
  std::error_code ignored;
  const std::string where = directory.empty() ? std::filesystem::temp_directory_path(ignored).string() : directory;
  int fd = open(where.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
    // Some file systems have no nameless files; there is a name for a moment only.
    std::string name = where + "/ehcpqa-XXXXXX";
    fd = mkostemp(name.data(), O_CLOEXEC);
    if (fd >= 0) unlink(name.c_str());
  }
  if (fd < 0) return FileFailed(where, "make a temporary file in", errno);
  return std::unique_ptr<TempFile>(new TempFile(fd, where));
}

TempFile::~TempFile() { close(fd_); }

absl::Status TempFile::Append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return FileFailed(directory_, "write a temporary file in", errno);
    size_ += static_cast<uint64_t>(n);
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return absl::OkStatus();
}

absl::StatusOr<size_t> TempFile::ReadAt(uint64_t offset, char* buffer, size_t size) const {
  size_t filled = 0;
  while (filled < size) {
    const ssize_t n = pread(fd_, buffer + filled, size - filled, static_cast<off_t>(offset + filled));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return FileFailed(directory_, "read a temporary file in", errno);
    if (n == 0) break;
    filled += static_cast<size_t>(n);
  }
  return filled;
}

}  // namespace ehcpqa::returns
