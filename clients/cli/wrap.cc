#include "clients/cli/wrap.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace ehcpqa::cli {
namespace {

constexpr size_t kWidth = 100;

}  // namespace

std::string Wrapped(const std::string& text, size_t indent) {
  std::string wrapped;
  size_t column = indent;
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(text, ' ', absl::SkipEmpty()))) {
    if (column > indent && column + 1 + word.size() > kWidth) {
      absl::StrAppend(&wrapped, "\n", std::string(indent, ' '));
      column = indent;
    }
    absl::StrAppend(&wrapped, column > indent ? " " : "", word);
    column += word.size() + (column > indent ? 1 : 0);
  }
  return wrapped;
}

}  // namespace ehcpqa::cli
