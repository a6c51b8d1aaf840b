// Where the local authority's key lies.
#ifndef EHCPQA_CLIENTS_CLI_KEY_FILE_H_
#define EHCPQA_CLIENTS_CLI_KEY_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/command.h"
#include "clients/cli/environment.h"
#include "clients/cli/values.h"
#include "clients/returns/key.h"

namespace ehcpqa::cli {

Option KeyOption();

// --key, else ~/.config/ehcpqa/la-891.key for the authority of --la. Fails with reason USAGE when there is no home.
absl::StatusOr<std::string> KeyPath(const Environment& environment, const Values& values);

// The key there. Fails as returns::LoadKeyFile.
absl::StatusOr<returns::Key> LoadKey(const Environment& environment, const Values& values);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_KEY_FILE_H_
