// Two cycles in moderation, run by the calls that people make.
#ifndef EHCPQA_TESTS_SERVICES_INSIGHT_TWO_CYCLES_H_
#define EHCPQA_TESTS_SERVICES_INSIGHT_TWO_CYCLES_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/figure.pb.h"
#include "tests/services/audits/running_area.h"

namespace ehcpqa::insight {

// Six plans of 100 in each cycle, two of them marked twice. Of 2025q3 audits 1 to 3 are met in all, the others not met
// in all; of 2025q4 audits 1 to 5. The education auditor of a second set says the opposite, and nothing is settled.
class TwoCycles : public audits::RunningArea {
 public:
  TwoCycles();

  // Allocates, opens, marks and closes the cycle that `cycle` names.
  void Run(int64_t last_met);
  // Publishes version 2 of the rubric and says that the cycle was marked against it.
  void ChangeRubric(const std::string& id);

  // Calls a handler that reads.
  template <typename Reply, typename Request>
  absl::StatusOr<Reply> Ask(absl::StatusOr<Reply> (*handler)(storage::Snapshot&, const Caller&, const Request&),
                            const Request& request, const Caller& caller) {
    return Read([&](storage::Snapshot& snapshot) { return handler(snapshot, caller, request); });
  }
  template <typename Reply, typename Request>
  absl::StatusOr<Reply> Ask(absl::StatusOr<Reply> (*handler)(storage::Snapshot&, const Caller&, const Request&),
                            const Request& request) {
    return Ask(handler, request, coordinator);
  }
};

// A span of these cycles, by id.
v1::Span SpanOf(const std::string& last, const std::string& first = "", bool rolling = false);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_TESTS_SERVICES_INSIGHT_TWO_CYCLES_H_
