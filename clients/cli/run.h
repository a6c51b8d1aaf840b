// One run of the terminal client.
#ifndef EHCPQA_CLIENTS_CLI_RUN_H_
#define EHCPQA_CLIENTS_CLI_RUN_H_

#include <string>
#include <vector>

#include "clients/cli/environment.h"

namespace ehcpqa::cli {

// Parses, runs and reports. `arguments` are those behind the program's name; returns the exit code (failure.h).
int Run(const std::vector<std::string>& arguments, Environment& environment);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_RUN_H_
