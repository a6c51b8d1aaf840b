// A sample: the plans drawn from a frame, those in reserve, and every swap.
#ifndef EHCPQA_SERVICES_CYCLES_SAMPLE_H_
#define EHCPQA_SERVICES_CYCLES_SAMPLE_H_

#include <cstdint>
#include <string>

#include "services/cycles/frame.h"

namespace ehcpqa::cycles {

// Numbered as SampleStatus of the contract.
enum class SampleStatus { kDrawn = 1, kReserve, kSubstitute, kSwappedOut };

// One plan of a sample.
struct SamplePlan {
  FrameRow plan;
  int64_t rank = 0;  // From 1 within the stratum, by HMAC-SHA-256 of "cycle id|reference" with the seed as key.
  SampleStatus status = SampleStatus::kReserve;
  int64_t audit = 0;  // Number of its audit, from 1 within the cycle; 0 for a reserve. Kept when it is swapped out.
  bool double_marked = false;
  std::string swap_reason;  // Of a plan that was swapped out.
  std::string replaces;     // Of a substitute: the reference that it stands in for.

  // Drawn or a substitute: it is audited.
  bool audited() const { return status == SampleStatus::kDrawn || status == SampleStatus::kSubstitute; }
  friend bool operator==(const SamplePlan&, const SamplePlan&) = default;
};

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_SAMPLE_H_
