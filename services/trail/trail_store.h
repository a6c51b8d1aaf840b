// The trail in the database.
//
//   events:          sequence | at | actor | actor_name | agency | action | subject | payload_digest | hash
//   event_payloads:  sequence | salt | payload | erased_by | erased_at | erased_reason
#ifndef EHCPQA_SERVICES_TRAIL_TRAIL_STORE_H_
#define EHCPQA_SERVICES_TRAIL_TRAIL_STORE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/storage/transaction.h"
#include "services/trail/event.h"

namespace ehcpqa::trail {

// Appends an event, in the transaction of the change that it records. `payload` is JSON of what changed. Returns its
// number.
absl::StatusOr<int64_t> Append(storage::Transaction& transaction, const Actor& actor, std::string_view action,
                               std::string_view subject, std::string_view payload);

// Events on `subject` and on what lies below it ("" for all), newest first, with a number below `before` (0 for the
// newest).
absl::StatusOr<std::vector<Event>> List(storage::Snapshot& snapshot, std::string_view subject, int64_t before,
                                        int limit);

// Erases the payloads of all events on exactly `subject` that are not erased yet. Returns how many.
absl::StatusOr<int> ErasePayloads(storage::Transaction& transaction, std::string_view subject, std::string_view by,
                                  std::string_view reason);

// What verifying the whole trail found.
struct Verification {
  int64_t events = 0;
  int64_t erased = 0;
  int64_t first_bad = 0;  // 0 when intact.
  std::string problem;
  std::string head;  // Newest link, 32 bytes; zeros for an empty trail.
};
absl::StatusOr<Verification> Verify(storage::Snapshot& snapshot);

}  // namespace ehcpqa::trail

#endif  // EHCPQA_SERVICES_TRAIL_TRAIL_STORE_H_
