// A temporary file without a name.
#ifndef EHCPQA_CLIENTS_RETURNS_TEMP_FILE_H_
#define EHCPQA_CLIENTS_RETURNS_TEMP_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace ehcpqa::returns {

class TempFile {
 public:
  // In `directory`, or in the system's temporary directory when that is empty. Readable by this user alone, and gone
  // with the process. Fails with RETURN_FILE.
  static absl::StatusOr<std::unique_ptr<TempFile>> Create(const std::string& directory);
  ~TempFile();
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  absl::Status Append(std::string_view bytes);
  uint64_t size() const { return size_; }
  // Fills up to `size` bytes from `offset`; fewer only at the end.
  absl::StatusOr<size_t> ReadAt(uint64_t offset, char* buffer, size_t size) const;

 private:
  TempFile(int fd, std::string directory) : fd_(fd), directory_(std::move(directory)) {}

  const int fd_;
  const std::string directory_;
  uint64_t size_ = 0;
};

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_TEMP_FILE_H_
