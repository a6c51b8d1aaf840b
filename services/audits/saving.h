// Saving marks: the same for marks sent one by one and for files of them.
#ifndef EHCPQA_SERVICES_AUDITS_SAVING_H_
#define EHCPQA_SERVICES_AUDITS_SAVING_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/audits/rating.h"
#include "services/audits/work_store.h"
#include "services/storage/transaction.h"
#include "services/trail/event.h"

namespace ehcpqa::audits {

// A mark to save. It is of a criterion that the assessment marks, and passed CheckMark.
struct MarkToSave {
  std::string criterion;
  Mark mark;  // Not marked(): clears.
  std::optional<std::string>
      etag;  // Of the mark it replaces, empty for a first one; nothing: replaces whatever is there.
};

// Whether the assessment may be marked now. FailedPrecondition: ASSESSMENT_SUBMITTED, or CYCLE_STATE (the cycle is not
// scoring; in moderation only returned assessments are marked; the plan was swapped out).
absl::Status CheckMayMark(const Work& work);

// Saves marks of one assessment that may be marked, with an event for each that changes, and updates its state and
// count. The first mark starts it. Returns the ratings as stored, in order. Aborted (STALE_ETAG) when one was changed
// since it was read.
absl::StatusOr<std::vector<Rating>> SaveMarks(storage::Transaction& transaction, const trail::Actor& actor, Work& work,
                                              const std::vector<MarkToSave>& marks);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_SAVING_H_
