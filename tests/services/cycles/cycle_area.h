// A local area that is ready for cycles: a published rubric, registers of invented plans, and the people who run
// cycles.
#ifndef EHCPQA_TESTS_SERVICES_CYCLES_CYCLE_AREA_H_
#define EHCPQA_TESTS_SERVICES_CYCLES_CYCLE_AREA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/cycle_service.pb.h"
#include "services/register/import_store.h"
#include "services/rpc/caller.h"
#include "tests/support/area.h"

namespace ehcpqa::cycles {

inline constexpr char kRubric[] = "rubrics/standard/versions/1";

// Plan `number` of the authority, with a need and a key stage that follow from the number; reviewed and amended on
// 2025-11-12 when the number is even, without any event in 2025 when it is odd.
registers::StagedPlan InventedPlan(int64_t number, const std::string& la = "891");
// Plans `first` to `last`.
std::vector<registers::StagedPlan> InventedPlans(int64_t first, int64_t last, const std::string& la = "891");

// Nottinghamshire, with the standard rubric published as kRubric.
class CycleArea : public TestArea {
 public:
  CycleArea();

  // Lands plans as a snapshot of the authority: "snapshots/891-2025-12-31-1".
  std::string AddSnapshot(const std::string& la, const std::string& as_at,
                          const std::vector<registers::StagedPlan>& plans, bool synthetic = false);

  // A draft of the last quarter of 2025 from that snapshot: 24 plans by broad area of need, 4 of them double-marked.
  static v1::Cycle Draft(const std::string& snapshot);

  absl::StatusOr<v1::Cycle> Create(const std::string& id, const v1::Cycle& cycle);
  absl::StatusOr<v1::FreezeCycleResponse> Freeze(const std::string& id, bool dry_run = false,
                                                 const std::string& etag = "");
  absl::StatusOr<v1::DrawSampleResponse> Draw(const std::string& id, const std::string& seed, bool dry_run = false);
  absl::StatusOr<v1::Cycle> Get(const std::string& id);
  std::vector<v1::FrameRow> Frame(const std::string& id, int page_size = 0);
  std::vector<v1::SamplePlan> Sample(const std::string& id, bool with_reserves = false, int page_size = 0);
  // Makes a cycle and takes it as far as its sample. Ends the test program when that fails.
  v1::Cycle MakeSampled(const std::string& id, const v1::Cycle& draft, const std::string& seed);

  Caller coordinator;  // c.ordinator of notts-send.
};

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_TESTS_SERVICES_CYCLES_CYCLE_AREA_H_
