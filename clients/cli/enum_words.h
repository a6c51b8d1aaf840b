// Enumerations of the contract as words: CYCLE_STATE_IN_REVIEW is "in-review" wherever a person types or reads it.
#ifndef EHCPQA_CLIENTS_CLI_ENUM_WORDS_H_
#define EHCPQA_CLIENTS_CLI_ENUM_WORDS_H_

#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/generated_enum_reflection.h"

namespace ehcpqa::cli {

// The word of a value: without the prefix that all values share, lower case, hyphens. Empty for number 0 where that is
// "unspecified".
std::string WordOf(const google::protobuf::EnumValueDescriptor& value);

// The same for a value at hand; empty for one that the contract does not have.
template <typename Enum>
std::string WordOfValue(Enum value) {
  const auto* found = google::protobuf::GetEnumDescriptor<Enum>()->FindValueByNumber(value);
  return found == nullptr ? "" : WordOf(*found);
}

// Every word, in the order of the contract.
std::vector<std::string> WordsOf(const google::protobuf::EnumDescriptor& type);

// The number of a word; -1 when there is none such. Underscores pass for hyphens.
int NumberOf(const google::protobuf::EnumDescriptor& type, const std::string& word);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_ENUM_WORDS_H_
