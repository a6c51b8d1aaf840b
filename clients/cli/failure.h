// How a command that fails says so: on standard error, and by its exit code.
#ifndef EHCPQA_CLIENTS_CLI_FAILURE_H_
#define EHCPQA_CLIENTS_CLI_FAILURE_H_

#include <string>

#include "absl/status/status.h"
#include "clients/cli/output.h"

namespace ehcpqa::cli {

// Kept for ever, as scripts rely on them.
inline constexpr int kExitDone = 0;
inline constexpr int kExitRefused = 1;      // The server said no, or a file was refused.
inline constexpr int kExitUsage = 2;        // The command line is wrong.
inline constexpr int kExitUnreachable = 3;  // No certificates, no connection, or no answer in time.

int ExitCodeOf(const absl::Status& status);

// The message, each wrong field on a line of its own, and what to do next where that is known; with kJson an object
// {code, reason, message, violations, current_etag}. `red` colours the first word by ANSI escapes.
std::string FailureText(const absl::Status& status, Format format, bool red);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_FAILURE_H_
