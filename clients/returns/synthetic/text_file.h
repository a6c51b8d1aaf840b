// A text file being written.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_TEXT_FILE_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_TEXT_FILE_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace ehcpqa::synthetic {

class TextFile {
 public:
  // Makes a new file; fails with RETURN_FILE, also when there is one of that name.
  static absl::StatusOr<std::unique_ptr<TextFile>> Create(const std::string& path);
  ~TextFile();
  TextFile(const TextFile&) = delete;
  TextFile& operator=(const TextFile&) = delete;

  // Gathers text and writes it in large pieces.
  absl::Status Append(std::string_view text);
  absl::Status Close();
  const std::string& path() const { return path_; }

 private:
  TextFile(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  absl::Status Flush();

  int fd_;
  const std::string path_;
  std::string pending_;
};

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_TEXT_FILE_H_
