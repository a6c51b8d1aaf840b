// Reading a list to its end.
#ifndef EHCPQA_CLIENTS_API_PAGING_H_
#define EHCPQA_CLIENTS_API_PAGING_H_

#include <functional>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace ehcpqa::api {

// Fetches one page.
using PageCall = std::function<absl::Status(const google::protobuf::Message& request, google::protobuf::Message* page)>;

// Calls until a page has no next_page_token and merges the pages into `all`: entries one after another, single fields
// as the last page has them. Asks for the largest pages where `request` names no size. A reply type without
// next_page_token has one page. Fails with Internal when the server repeats a token, so that no loop is endless.
absl::Status ReadPages(const PageCall& call, google::protobuf::Message* request, google::protobuf::Message* all);

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_PAGING_H_
