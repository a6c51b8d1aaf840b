// Pages of lists: sizes, and tokens that say where the next page begins.
#ifndef EHCPQA_SERVICES_RPC_PAGING_H_
#define EHCPQA_SERVICES_RPC_PAGING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::rpc {

// The page size to use: `asked`, or `usual` for 0, and never more than `most`. InvalidArgument for a negative one.
absl::StatusOr<int> PageSize(int32_t asked, int usual = 50, int most = 500);

// An opaque token that holds the sort key of the last row given.
std::string PageToken(const std::vector<std::string>& key);

// The key in a token; `parts` empty texts for an empty token (the first page). InvalidArgument when it was not made by
// PageToken with as many parts.
absl::StatusOr<std::vector<std::string>> ReadPageToken(std::string_view token, size_t parts);

// A number in a key; 0 for an empty text. InvalidArgument when it is no number.
absl::StatusOr<int64_t> KeyNumber(std::string_view part);

}  // namespace ehcpqa::rpc

#endif  // EHCPQA_SERVICES_RPC_PAGING_H_
