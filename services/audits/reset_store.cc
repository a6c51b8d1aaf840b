#include "services/audits/reset_store.h"

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

constexpr char kSelectStarted[] = "SELECT 1 FROM assessments WHERE cycle_id = $1 AND state <> 1 LIMIT 1";
constexpr char kDeleteAssessments[] = "DELETE FROM assessments WHERE cycle_id = $1";
constexpr char kDeleteConflicts[] = "DELETE FROM conflicts WHERE cycle_id = $1";
constexpr char kDeleteDeclined[] = "DELETE FROM declined_assessments WHERE cycle_id = $1";
constexpr char kDeletePlanVersions[] = "DELETE FROM plan_versions WHERE cycle_id = $1";

}  // namespace

absl::Status ForgetAudits(storage::Transaction& transaction, std::string_view cycle) {
  {
    storage::Statement started = transaction.Prepare(kSelectStarted);
    started.Bind(1, cycle);
    const bool any = started.Step();
    RETURN_IF_ERROR(started.status());
    if (any) return NotNow("ASSESSMENT_STARTED", "Marking has begun in cycles/" + std::string(cycle) + ".");
  }
  for (const char* sql : {kDeleteAssessments, kDeleteConflicts, kDeleteDeclined, kDeletePlanVersions}) {
    RETURN_IF_ERROR(transaction.Prepare(sql).Bind(1, cycle).Run());
  }
  return absl::OkStatus();
}

}  // namespace ehcpqa::audits
