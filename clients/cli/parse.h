// From the words of a command line to a command and its values.
#ifndef EHCPQA_CLIENTS_CLI_PARSE_H_
#define EHCPQA_CLIENTS_CLI_PARSE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/command.h"
#include "clients/cli/context.h"
#include "clients/cli/values.h"

namespace ehcpqa::cli {

struct Parsed {
  // Null when help or the version was asked for, and `text` is the answer.
  const Command* command = nullptr;
  Values values;
  Globals globals;
  std::string text;
};

// `arguments` are those behind the program's name. Every mistake is InvalidArgument with reason USAGE, and says which
// word is wrong.
absl::StatusOr<Parsed> Parse(const std::vector<Group>& groups, const std::vector<std::string>& arguments);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_PARSE_H_
