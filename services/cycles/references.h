// What a cycle's settings refer to, looked up.
#ifndef EHCPQA_SERVICES_CYCLES_REFERENCES_H_
#define EHCPQA_SERVICES_CYCLES_REFERENCES_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/cycles/cycle.h"
#include "services/cycles/framing.h"
#include "services/storage/transaction.h"

namespace ehcpqa::cycles {

// The rubric version exists and is published. InvalidArgument on cycle.rubric, or FailedPrecondition
// (RUBRIC_NOT_PUBLISHED).
absl::Status CheckRubric(storage::Snapshot& snapshot, const CycleSettings& settings);

// The snapshots of the settings, in their order. InvalidArgument on cycle.snapshots[i] when there is none of that name
// (FIELD_INVALID) or when two are of one local authority (SNAPSHOT_TWICE).
absl::StatusOr<std::vector<FrameSource>> FindSources(storage::Snapshot& snapshot, const CycleSettings& settings);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_REFERENCES_H_
