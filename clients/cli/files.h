// Files that a command reads and writes for the person who runs it.
#ifndef EHCPQA_CLIENTS_CLI_FILES_H_
#define EHCPQA_CLIENTS_CLI_FILES_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/environment.h"

namespace ehcpqa::cli {

// The whole of a text file, or of standard input for "-". Fails with FILE_UNREADABLE, FILE_TOO_LARGE (over `most`
// bytes) or FILE_NOT_UTF8, naming the file.
absl::StatusOr<std::string> ReadText(const Environment& environment, const std::string& path, size_t most);

// Writes a file that only its owner can read, 0600. What was there before is replaced in one step, or kept whole when
// writing fails. Makes missing folders, 0700. Fails with FILE_UNWRITABLE.
absl::Status WritePrivateFile(const std::string& path, const std::string& text);

// Makes the folders above a file that are missing, for the owner alone.
void MakeFoldersAbove(const std::string& path);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_FILES_H_
