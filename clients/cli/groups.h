// The command table, one file for each group.
#ifndef EHCPQA_CLIENTS_CLI_GROUPS_H_
#define EHCPQA_CLIENTS_CLI_GROUPS_H_

#include <vector>

#include "clients/cli/command.h"

namespace ehcpqa::cli {

// Every command, in the order of the help.
const std::vector<Group>& AllGroups();

Group IdentityCommands();
Group SessionCommands();
Group RegisterCommands();
Group RubricCommands();
Group CycleCommands();
Group AuditCommands();
Group ConflictCommands();
Group ModerationCommands();
Group ConcernCommands();
Group InsightCommands();
Group ReportCommands();
Group TrailCommands();
Group UserCommands();
Group OrganisationCommands();
Group AgencyCommands();
Group ServiceCommands();

// Parts of groups that fill files of their own.
std::vector<Command> RegisterFileCommands();
std::vector<Command> CycleSetupCommands();
std::vector<Command> CycleSampleCommands();
std::vector<Command> CycleStateCommands();
std::vector<Command> RatingCommands();
std::vector<Command> TargetCommands();
Command ReportMakeCommand();
std::vector<Command> ReportFileCommands();
std::vector<Command> PolicyCommands();
Command CompletionCommand();

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_GROUPS_H_
