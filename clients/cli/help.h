// What --help says, made from the command table.
#ifndef EHCPQA_CLIENTS_CLI_HELP_H_
#define EHCPQA_CLIENTS_CLI_HELP_H_

#include <string>
#include <vector>

#include "clients/cli/command.h"

namespace ehcpqa::cli {

// Help for a command, for a group, or for the program when `path` is empty. Lines are at most 100 characters wide.
std::string HelpText(const std::vector<Group>& groups, const std::string& path);

// "Name a command of ehcpqa cycle: create, update, ..."
std::string CommandsText(const std::vector<Group>& groups, const std::string& path);

// "ehcpqa cycle draw CYCLE [OPTIONS]"
std::string UsageLine(const std::string& path, const Command& command);

// What the option takes, for people: "YYYY-MM-DD", "USER,...".
std::string Placeholder(const Option& option);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_HELP_H_
