#include "clients/cli/groups.h"

namespace ehcpqa::cli {

const std::vector<Group>& AllGroups() {
  static const std::vector<Group> kGroups = {
      IdentityCommands(), RegisterCommands(), RubricCommands(),     CycleCommands(),
      AuditCommands(),    ConflictCommands(), ModerationCommands(), ConcernCommands(),
      InsightCommands(),  ReportCommands(),   TrailCommands(),      OrganisationCommands(),
      AgencyCommands(),   ServiceCommands(),  UserCommands(),       SessionCommands()};
  return kGroups;
}

}  // namespace ehcpqa::cli
