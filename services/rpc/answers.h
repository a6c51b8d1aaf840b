// First answers of writes: a repeat of the same request_id gets the same answer, and changes nothing.
//
//   answers:  caller | request_id | method | request_digest | reply | at
#ifndef EHCPQA_SERVICES_RPC_ANSWERS_H_
#define EHCPQA_SERVICES_RPC_ANSWERS_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/storage/transaction.h"

namespace ehcpqa::rpc {

// The stored reply to this request, or nothing. FailedPrecondition (REQUEST_ID_REUSED) when the id was used for another
// request.
absl::StatusOr<std::optional<std::string>> FindAnswer(storage::Snapshot& snapshot, std::string_view caller,
                                                      std::string_view request_id, std::string_view method,
                                                      std::string_view request);

absl::Status KeepAnswer(storage::Transaction& transaction, std::string_view caller, std::string_view request_id,
                        std::string_view method, std::string_view request, std::string_view reply);

// Forgets answers given before `time` (ISO 8601).
absl::Status PruneAnswers(storage::Transaction& transaction, std::string_view time);

}  // namespace ehcpqa::rpc

#endif  // EHCPQA_SERVICES_RPC_ANSWERS_H_
