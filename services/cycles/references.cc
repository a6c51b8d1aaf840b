#include "services/cycles/references.h"

#include <map>
#include <optional>
#include <string>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/register/plan_store.h"
#include "services/rubrics/rubric_store.h"

namespace ehcpqa::cycles {

absl::Status CheckRubric(storage::Snapshot& snapshot, const CycleSettings& settings) {
  ASSIGN_OR_RETURN(const std::optional<rubrics::KeptRubric> rubric,
                   rubrics::FindRubric(snapshot, settings.rubric_id, settings.rubric_version));
  const std::string name = rubrics::RubricName(settings.rubric_id, settings.rubric_version);
  if (!rubric) return FieldInvalid("cycle.rubric", "is not the name of a rubric version that is here");
  if (rubric->published()) return absl::OkStatus();
  return NotNow("RUBRIC_NOT_PUBLISHED",
                name + " is a draft, which could still change under the audit. Publish it first, or take another.");
}

absl::StatusOr<std::vector<FrameSource>> FindSources(storage::Snapshot& snapshot, const CycleSettings& settings) {
  std::vector<FrameSource> sources;
  std::map<std::string, std::string> by_la;
  for (size_t i = 0; i < settings.snapshots.size(); ++i) {
    const std::string field = "cycle.snapshots[" + std::to_string(i) + "]";
    const std::string& id = settings.snapshots[i];
    const auto landed = registers::FindSnapshot(snapshot, id);
    if (absl::IsNotFound(landed.status())) return FieldInvalid(field, "is not the name of a snapshot that is here");
    RETURN_IF_ERROR(landed.status());
    const auto [other, fresh] = by_la.emplace(landed->la, id);
    if (!fresh) {
      return Refuse(absl::StatusCode::kInvalidArgument, "SNAPSHOT_TWICE",
                    "snapshots/" + other->second + " and snapshots/" + id + " are both of " + landed->la +
                        ". Give one snapshot for each local authority.",
                    {{field, "is the second of its local authority"}});
    }
    sources.push_back({landed->id, landed->la, landed->as_at, landed->synthetic});
  }
  return sources;
}

}  // namespace ehcpqa::cycles
