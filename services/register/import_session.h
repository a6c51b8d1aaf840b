// One import from its first message to its landing: the steps, for whoever holds the stream.
//
//   ImportSession session(caller);
//   for each message:      session.Receive(message, now)      anywhere; pure computing
//     while session.full():  session.Stage(transaction)       on the writer
//   at the end:            session.Stage(transaction)         on the writer
//                          session.Review(snapshot)           on a reader, after Stage has committed
//                          session.Land(transaction)          on the writer
//   after a failure of any step, a broken stream, or a dry run: until it answers true,
//                          session.Abandon(transaction)       on the writer, one short part at a time
//
// Steps must follow one another, on any thread. A step that failed, or whose transaction was not committed, ends the
// session: only Abandon may follow. Memory is bounded, however long the stream.
#ifndef EHCPQA_SERVICES_REGISTER_IMPORT_SESSION_H_
#define EHCPQA_SERVICES_REGISTER_IMPORT_SESSION_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ehcpqa/v1/register.pb.h"
#include "services/base/clock.h"
#include "services/register/import_counts.h"
#include "services/register/import_store.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::registers {

class ImportSession {
 public:
  explicit ImportSession(Caller caller) : caller_(std::move(caller)) {}
  ImportSession(const ImportSession&) = delete;
  ImportSession& operator=(const ImportSession&) = delete;

  // Takes one message of the stream and decides what becomes of its rows. InvalidArgument: IMPORT_HEADER_MISSING when
  // the first one is no header, IMPORT_ORDER when a header comes again or a message is empty; failures of CheckHeader
  // (NOT_OWN_LA and others) and of ReadBatch (FIELD_INVALID).
  absl::Status Receive(const v1::ImportRegisterRequest& message, Millis now);

  // Whether enough rows wait to be worth a transaction.
  bool full() const { return waiting_.size() >= kPlansInTransaction; }
  // Writes the rows that wait, invisible to everybody.
  absl::Status Stage(storage::Transaction& transaction);

  // Finds persons who occur twice in the return, so that none is sampled twice. IMPORT_HEADER_MISSING when nothing was
  // received, RETURN_EMPTY when no row was.
  absl::Status Review(storage::Snapshot& snapshot);

  // Makes the snapshot visible, stores its report and appends the event register.import; after a dry run, changes
  // nothing. The report is the reply.
  absl::StatusOr<v1::ImportReport> Land(storage::Transaction& transaction);

  // Removes part of what was staged; true when nothing is left, and at once when the snapshot has landed.
  absl::StatusOr<bool> Abandon(storage::Transaction& transaction);
  // Whether there may be anything to abandon.
  bool staged() const { return number_ != 0; }

  // The header, once it was received: dry_run and request_id are of use to the holder.
  const std::optional<v1::ImportHeader>& header() const { return header_; }

 private:
  static constexpr size_t kPlansInTransaction = 4000;

  absl::Status ReceivePersons(const v1::PersonBatch& batch);
  absl::Status Leave(storage::Transaction& transaction);
  absl::Status Record(storage::Transaction& transaction, const RegisterSnapshot& landed);

  const Caller caller_;
  std::optional<v1::ImportHeader> header_;
  ReturnFacts facts_;
  ImportCounts counts_;
  ImportReview review_;
  std::vector<StagedPlan> waiting_;
  int64_t last_row_no_ = 0;
  int64_t number_ = 0;  // 0 until something was staged.
};

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_IMPORT_SESSION_H_
