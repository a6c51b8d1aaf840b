// Text in lines that a terminal shows whole.
#ifndef EHCPQA_CLIENTS_CLI_WRAP_H_
#define EHCPQA_CLIENTS_CLI_WRAP_H_

#include <cstddef>
#include <string>

namespace ehcpqa::cli {

// The text in lines of at most 100 characters, each after `indent` blanks but the first. A longer word stands alone.
std::string Wrapped(const std::string& text, size_t indent);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_WRAP_H_
