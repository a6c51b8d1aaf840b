// Files of the data directory: private by their mode, and written whole.
#ifndef EHCPQA_SERVICES_SERVER_FILES_H_
#define EHCPQA_SERVICES_SERVER_FILES_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace ehcpqa::server {

// Makes a directory (and those above it) with mode 0700; one that is there already stays as it is.
absl::Status MakeDirectory(const std::string& path);
// Writes a new file with mode 0600. AlreadyExists when it is there.
absl::Status WriteNewFile(const std::string& path, std::string_view text);
absl::StatusOr<std::string> ReadFile(const std::string& path);

// Holds a lock on a file for as long as it lives.
class FileLock {
 public:
  // FailedPrecondition when another process holds it.
  static absl::StatusOr<FileLock> Take(const std::string& path);
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  FileLock& operator=(FileLock&&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace ehcpqa::server

#endif  // EHCPQA_SERVICES_SERVER_FILES_H_
