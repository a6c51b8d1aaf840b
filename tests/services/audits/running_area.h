// A drawn cycle with its auditors, run by the calls that a coordinator makes.
#ifndef EHCPQA_TESTS_SERVICES_AUDITS_RUNNING_AREA_H_
#define EHCPQA_TESTS_SERVICES_AUDITS_RUNNING_AREA_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/cycle_service.pb.h"
#include "services/audits/assessment.h"
#include "services/audits/cycle_running.h"
#include "services/rpc/caller.h"
#include "tests/services/cycles/cycle_area.h"

namespace ehcpqa::audits {

inline constexpr char kId[] = "2025q4";
inline constexpr char kName[] = "cycles/2025q4";
inline constexpr char kReason[] = "It was too early.";

// Cycle kId is sampled: six plans of one stratum, two of them double-marked, and eight in reserve. Three auditors of
// each kind: e1 e2 of notts-send and e3 of city-send, h1 h2 h3 of icb-health, c1 c2 of notts-care and c3 of city-care.
class RunningArea : public cycles::CycleArea {
 public:
  RunningArea();

  // Makes another sampled cycle as the first, with a window of its own and a register as it was on its last day; the
  // calls below are of this cycle then.
  void AddCycle(const std::string& id, const std::string& window_start, const std::string& window_end);

  absl::StatusOr<v1::AllocateAuditorsResponse> Allocate(const std::vector<std::string>& auditors = {},
                                                        bool dry_run = false);
  absl::StatusOr<v1::SwapPlanResponse> Swap(int64_t audit, const std::string& reason, bool dry_run = false);
  // `step` is OpenCycle, CloseCycle, ...
  using Step = absl::StatusOr<v1::Cycle> (*)(storage::Transaction&, const Caller&, const v1::CycleTransitionRequest&);
  absl::StatusOr<v1::Cycle> Take(Step step, const std::string& reason = "", const std::string& etag = "",
                                 bool dry_run = false);
  v1::CycleStatus Status(const Caller& caller);
  v1::CycleStatus Status() { return Status(coordinator); }

  // All of the cycle, or of one audit, by audit, kind and set.
  std::vector<Assessment> Assessments(int64_t audit = 0);
  // Marks the first criterion of the assessment, or all of them and hands it in: met, or not met in `not_met`.
  void Begin(const Assessment& assessment);
  void Finish(const Assessment& assessment, bool met = true);
  // Everything of the cycle.
  void FinishAll();
  // Says that a person (or everybody of a service, agency/service) had a part in the plan.
  void Bar(int64_t audit, const std::string& user);
  void BarService(int64_t audit, const std::string& agency, const std::string& service);

  std::string cycle = kId;  // Id of the cycle that the calls are of.
};

}  // namespace ehcpqa::audits

#endif  // EHCPQA_TESTS_SERVICES_AUDITS_RUNNING_AREA_H_
