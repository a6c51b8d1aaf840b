// Reading passwords, never from the command line.
#ifndef EHCPQA_CLIENTS_CLI_SECRET_H_
#define EHCPQA_CLIENTS_CLI_SECRET_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/environment.h"

namespace ehcpqa::cli {

// The first line of `file` ("-" is standard input), or what is typed without echo after `prompt`. Fails with reason
// USAGE when no file is named and there is no terminal, with FILE_UNREADABLE, or with SECRET_EMPTY.
absl::StatusOr<std::string> ReadSecret(Environment& environment, const std::string& file, const std::string& prompt,
                                       const std::string& option);

// As ReadSecret, for a secret that is new: typed twice. Fails also with SECRETS_DIFFER.
absl::StatusOr<std::string> ReadNewSecret(Environment& environment, const std::string& file, const std::string& prompt,
                                          const std::string& option);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_SECRET_H_
