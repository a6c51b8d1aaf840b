// Ways to write options down, and those that many commands share.
#ifndef EHCPQA_CLIENTS_CLI_OPTIONS_H_
#define EHCPQA_CLIENTS_CLI_OPTIONS_H_

#include <string>
#include <vector>

#include "clients/cli/command.h"
#include "clients/cli/enum_words.h"
#include "google/protobuf/generated_enum_reflection.h"

namespace ehcpqa::cli {

// An argument by position, required unless Optional.
Option Argument(const std::string& name, Kind kind, const std::string& help);
Option Argument(const std::string& name, NameKind names, const std::string& help);
// An option by name.
Option Named(const std::string& name, Kind kind, const std::string& help);
Option Named(const std::string& name, NameKind names, const std::string& help);
Option Number(const std::string& name, int64_t least, int64_t most, const std::string& help);
Option Words(const std::string& name, const std::vector<std::string>& words, const std::string& help);
// One of the words of an enumeration of the contract.
template <typename Enum>
Option WordsOf(const std::string& name, const std::string& help) {
  return Words(name, WordsOf(*google::protobuf::GetEnumDescriptor<Enum>()), help);
}

Option Required(Option option);
Option Optional(Option option);
Option Repeated(Option option);

Option DryRun(const std::string& help = "Check everything and show what would happen, but keep nothing.");
Option Etag();
// Why something is done; "-" reads standard input.
Option Reason(const std::string& help);

// The options that every command takes, beside its own.
const std::vector<Option>& GlobalOptions();

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_OPTIONS_H_
