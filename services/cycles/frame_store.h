// Frozen frames in the database.
//
//   strata:         cycle_id | code | eligible | sample
//   pooled_strata:  cycle_id | code | pooled_into
//   frame_rows:     cycle_id | stratum | plan_ref | snapshot_id | la | event | key_stage | need_primary | setting_type
//   |
//                   district
#ifndef EHCPQA_SERVICES_CYCLES_FRAME_STORE_H_
#define EHCPQA_SERVICES_CYCLES_FRAME_STORE_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/cycles/frame.h"
#include "services/storage/transaction.h"

namespace ehcpqa::cycles {

// Keeps a frame. There is none yet.
absl::Status InsertFrame(storage::Transaction& transaction, std::string_view cycle,
                         const std::vector<FrameStratum>& strata, const std::vector<FrameRow>& rows);
// Drops it; no sample may hang on it.
absl::Status DropFrame(storage::Transaction& transaction, std::string_view cycle);

// By code; empty when the cycle has no frame.
absl::StatusOr<std::vector<FrameStratum>> ListStrata(storage::Snapshot& snapshot, std::string_view cycle);

// In the order of the manifest (bytewise by stratum, then reference), behind the row given by its key; empty texts for
// the first page.
absl::StatusOr<std::vector<FrameRow>> ListFrame(storage::Snapshot& snapshot, std::string_view cycle,
                                                std::string_view after_stratum, std::string_view after_ref, int limit);
// All of it.
absl::StatusOr<std::vector<FrameRow>> ListWholeFrame(storage::Snapshot& snapshot, std::string_view cycle);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_FRAME_STORE_H_
