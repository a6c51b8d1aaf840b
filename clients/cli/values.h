// What was typed, checked and in the contract's terms: names in full, words of the enumeration, numbers in range.
#ifndef EHCPQA_CLIENTS_CLI_VALUES_H_
#define EHCPQA_CLIENTS_CLI_VALUES_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/command.h"
#include "clients/cli/enum_words.h"
#include "google/protobuf/generated_enum_reflection.h"

namespace ehcpqa::cli {

// Values by the name of the option as declared, "--seed" or "CYCLE". Asking for what was not given answers nothing, 0
// or false.
class Values {
 public:
  // Checks what was typed for one option and keeps it. Fails with InvalidArgument, reason USAGE, naming the option.
  absl::Status Set(const Option& option, const std::vector<std::string>& typed);
  // Keeps a value as it is.
  void Replace(const std::string& name, std::string value) { values_[name] = {std::move(value)}; }

  bool Has(const std::string& name) const { return values_.count(name) > 0; }
  bool Flag(const std::string& name) const { return Has(name); }
  std::string Text(const std::string& name) const;
  int32_t Number(const std::string& name) const;
  const std::vector<std::string>& List(const std::string& name) const;

  // The value of a kWord option whose words are those of the enumeration; number 0 when it was not given.
  template <typename Enum>
  Enum Word(const std::string& name) const {
    return Has(name) ? EnumOf<Enum>(Text(name)) : Enum{};
  }
  template <typename Enum>
  std::vector<Enum> Words(const std::string& name) const {
    std::vector<Enum> numbers;
    for (const std::string& word : List(name)) numbers.push_back(EnumOf<Enum>(word));
    return numbers;
  }

 private:
  template <typename Enum>
  static Enum EnumOf(const std::string& word) {
    return static_cast<Enum>(NumberOf(*google::protobuf::GetEnumDescriptor<Enum>(), word));
  }

  std::map<std::string, std::vector<std::string>> values_;
};

// InvalidArgument with reason USAGE: the command line itself is wrong.
absl::Status UsageError(const std::string& message);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_VALUES_H_
