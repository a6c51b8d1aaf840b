// A file that arrives in pieces, and is there whole or not at all.
#ifndef EHCPQA_CLIENTS_CLI_NEW_FILE_H_
#define EHCPQA_CLIENTS_CLI_NEW_FILE_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace ehcpqa::cli {

class NewFile {
 public:
  // Begins a file beside `path` that only its owner can read, 0600. Fails with FILE_UNWRITABLE, or with FILE_EXISTS
  // where there is one that `overwrite` does not give up.
  static absl::StatusOr<std::unique_ptr<NewFile>> Begin(const std::string& path, bool overwrite);
  // Leaves nothing behind unless it was kept.
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  absl::Status Add(std::string_view bytes);
  // Gives it its name, in one step. Fails as Begin.
  absl::Status Keep();

 private:
  NewFile(std::string path, bool overwrite, std::string beside, int file)
      : path_(std::move(path)), overwrite_(overwrite), beside_(std::move(beside)), file_(file) {}

  const std::string path_;
  const bool overwrite_;
  std::string beside_;
  int file_;
};

// SHA-256 of a file, lower-case hex. Fails with FILE_UNREADABLE.
absl::StatusOr<std::string> HashOfFile(const std::string& path);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_NEW_FILE_H_
