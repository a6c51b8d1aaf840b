// The process around a command: its streams, its terminal and its variables, so that a test can be one too.
#ifndef EHCPQA_CLIENTS_CLI_ENVIRONMENT_H_
#define EHCPQA_CLIENTS_CLI_ENVIRONMENT_H_

#include <functional>
#include <iostream>
#include <string>

#include "absl/status/statusor.h"

namespace ehcpqa::cli {

struct Environment {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  // The value of a variable; empty when it is not set.
  std::function<std::string(const std::string& name)> variable;
  // Shows the prompt on the terminal and reads a line without echo.
  std::function<absl::StatusOr<std::string>(const std::string& prompt)> ask_secret;
};

// This process.
Environment ProcessEnvironment();

// Folders of the person, by the XDG base directory specification: where programs keep what they were told, and what
// they noted down. Empty when there is no home.
std::string ConfigFolder(const Environment& environment);
std::string StateFolder(const Environment& environment);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_ENVIRONMENT_H_
