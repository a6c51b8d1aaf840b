#include "services/rpc/answers.h"

#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::rpc {
namespace {

constexpr char kSelect[] = "SELECT method, request_digest, reply FROM answers WHERE caller = $1 AND request_id = $2";
constexpr char kInsert[] =
    "INSERT INTO answers (caller, request_id, method, request_digest, reply, at) VALUES ($1, $2, $3, $4, $5, $6)";
// Declared full scan: runs once a day.
constexpr char kPrune[] = "DELETE FROM answers WHERE at < $1";

}  // namespace

absl::StatusOr<std::optional<std::string>> FindAnswer(storage::Snapshot& snapshot, std::string_view caller,
                                                      std::string_view request_id, std::string_view method,
                                                      std::string_view request) {
  storage::Statement select = snapshot.Prepare(kSelect);
  select.Bind(1, caller).Bind(2, request_id);
  if (!select.Step()) {
    RETURN_IF_ERROR(select.status());
    return std::optional<std::string>();
  }
  if (select.Text(0) != method || select.Text(1) != AsBytes(Sha256(request))) {
    return NotNow("REQUEST_ID_REUSED", "This request_id was used for another request. Use a new one for each request.");
  }
  return std::optional<std::string>(select.Text(2));
}

absl::Status KeepAnswer(storage::Transaction& transaction, std::string_view caller, std::string_view request_id,
                        std::string_view method, std::string_view request, std::string_view reply) {
  return transaction.Prepare(kInsert)
      .Bind(1, caller)
      .Bind(2, request_id)
      .Bind(3, method)
      .BindBlob(4, AsBytes(Sha256(request)))
      .BindBlob(5, reply)
      .Bind(6, transaction.now_text())
      .Run();
}

absl::Status PruneAnswers(storage::Transaction& transaction, std::string_view time) {
  return transaction.Prepare(kPrune).Bind(1, time).Run();
}

}  // namespace ehcpqa::rpc
