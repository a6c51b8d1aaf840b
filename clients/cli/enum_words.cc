#include "clients/cli/enum_words.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"

namespace ehcpqa::cli {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;

// What the names of all values begin with, up to the last '_': "CYCLE_STATE_".
size_t PrefixLength(const EnumDescriptor& type) {
  const std::string& first = type.value(0)->name();
  size_t shared = first.size();
  for (int i = 1; i < type.value_count(); ++i) {
    const std::string& name = type.value(i)->name();
    const auto differs = std::mismatch(first.begin(), first.end(), name.begin(), name.end());
    shared = std::min(shared, static_cast<size_t>(differs.first - first.begin()));
  }
  const size_t underscore = shared == 0 ? std::string::npos : first.rfind('_', shared - 1);
  return underscore == std::string::npos ? 0 : underscore + 1;
}

}  // namespace

std::string WordOf(const EnumValueDescriptor& value) {
  std::string word = value.name().substr(PrefixLength(*value.type()));
  if (word == "UNSPECIFIED") return "";
  absl::AsciiStrToLower(&word);
  return absl::StrReplaceAll(word, {{"_", "-"}});
}

std::vector<std::string> WordsOf(const EnumDescriptor& type) {
  std::vector<std::string> words;
  for (int i = 0; i < type.value_count(); ++i) {
    if (std::string word = WordOf(*type.value(i)); !word.empty()) words.push_back(std::move(word));
  }
  return words;
}

int NumberOf(const EnumDescriptor& type, const std::string& word) {
  const std::string hyphened = absl::StrReplaceAll(word, {{"_", "-"}});
  for (int i = 0; i < type.value_count(); ++i) {
    if (!hyphened.empty() && WordOf(*type.value(i)) == hyphened) return type.value(i)->number();
  }
  return -1;
}

}  // namespace ehcpqa::cli
