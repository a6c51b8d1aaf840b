// Resource names: "cycles/2025q4/audits/7" against the pattern "cycles/*/audits/*".
#ifndef EHCPQA_SERVICES_RPC_NAMES_H_
#define EHCPQA_SERVICES_RPC_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::rpc {

// The ids in a name, in the order of the asterisks. InvalidArgument on `field` when the name does not fit the pattern.
absl::StatusOr<std::vector<std::string>> ParseName(std::string_view field, std::string_view name,
                                                   std::string_view pattern);

// The one id of "users/*" and the like.
absl::StatusOr<std::string> ParseId(std::string_view field, std::string_view name, std::string_view pattern);

}  // namespace ehcpqa::rpc

#endif  // EHCPQA_SERVICES_RPC_NAMES_H_
