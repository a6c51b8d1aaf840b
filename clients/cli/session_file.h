// The session token of a person between two commands, in a file that only they can read.
#ifndef EHCPQA_CLIENTS_CLI_SESSION_FILE_H_
#define EHCPQA_CLIENTS_CLI_SESSION_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "clients/cli/environment.h"

namespace ehcpqa::cli {

// One file for each server and certificate folder, so that a person can be signed in for two agencies at once.
class SessionFile {
 public:
  SessionFile(const Environment& environment, const api::Target& target);

  // The token; empty when there is none. Fails with SESSION_FILE_EXPOSED when others may read the file.
  absl::StatusOr<std::string> Read() const;
  // Fails with FILE_UNWRITABLE.
  absl::Status Write(const std::string& token) const;
  void Remove() const;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_SESSION_FILE_H_
