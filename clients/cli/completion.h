// Completion scripts for shells, made from the command table.
#ifndef EHCPQA_CLIENTS_CLI_COMPLETION_H_
#define EHCPQA_CLIENTS_CLI_COMPLETION_H_

#include <string>
#include <vector>

#include "clients/cli/command.h"

namespace ehcpqa::cli {

// Both complete commands, options, words of enumerations (behind a comma too) and file names.
std::string BashCompletion(const std::vector<Group>& groups);
std::string ZshCompletion(const std::vector<Group>& groups);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_COMPLETION_H_
