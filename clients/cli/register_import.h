// Importing a register.
#ifndef EHCPQA_CLIENTS_CLI_REGISTER_IMPORT_H_
#define EHCPQA_CLIENTS_CLI_REGISTER_IMPORT_H_

#include "clients/cli/command.h"

namespace ehcpqa::cli {

Command ImportCommand();

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_REGISTER_IMPORT_H_
