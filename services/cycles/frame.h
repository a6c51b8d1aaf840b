// A frame: the plans that a sample can be drawn from, in strata.
#ifndef EHCPQA_SERVICES_CYCLES_FRAME_H_
#define EHCPQA_SERVICES_CYCLES_FRAME_H_

#include <cstdint>
#include <string>
#include <vector>

namespace ehcpqa::cycles {

// One plan of a frame, as it was when the frame was frozen.
struct FrameRow {
  std::string stratum;
  std::string plan_ref;
  std::string snapshot;  // Id; everything else known of the plan is there.
  std::string la;
  std::string event;  // What happened in the window; the first that applies.
  std::string key_stage;
  std::string need_primary;
  std::string setting_type;
  std::string district;
  friend bool operator==(const FrameRow&, const FrameRow&) = default;
};

// One stratum with what is drawn from it.
struct FrameStratum {
  std::string code;
  int64_t eligible = 0;                  // N_h
  int64_t sample = 0;                    // n_h
  std::vector<std::string> pooled_from;  // Codes before pooling, when others than its own; bytewise sorted.
  friend bool operator==(const FrameStratum&, const FrameStratum&) = default;
};

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_FRAME_H_
