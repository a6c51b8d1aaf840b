#include "clients/returns/synthetic/text_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "clients/returns/refusal.h"
#include "services/base/status_macros.h"

namespace ehcpqa::synthetic {

absl::StatusOr<std::unique_ptr<TextFile>> TextFile::Create(const std::string& path) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (fd < 0) return returns::FileFailed(path, "make", errno);
  return std::unique_ptr<TextFile>(new TextFile(fd, path));
}

TextFile::~TextFile() {
  if (fd_ >= 0) close(fd_);
}

absl::Status TextFile::Append(std::string_view text) {
  pending_.append(text);
  return pending_.size() < 256 * 1024 ? absl::OkStatus() : Flush();
}

absl::Status TextFile::Flush() {
  std::string_view left = pending_;
  while (!left.empty()) {
    const ssize_t n = write(fd_, left.data(), left.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return returns::FileFailed(path_, "write", errno);
    left.remove_prefix(static_cast<size_t>(n));
  }
  pending_.clear();
  return absl::OkStatus();
}

absl::Status TextFile::Close() {
  RETURN_IF_ERROR(Flush());
  const int fd = fd_;
  fd_ = -1;
  return close(fd) == 0 ? absl::OkStatus() : returns::FileFailed(path_, "write", errno);
}

}  // namespace ehcpqa::synthetic
