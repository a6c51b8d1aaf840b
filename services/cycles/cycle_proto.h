// Cycles, frames and samples between their structs and the contract.
#ifndef EHCPQA_SERVICES_CYCLES_CYCLE_PROTO_H_
#define EHCPQA_SERVICES_CYCLES_CYCLE_PROTO_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/cycle.pb.h"
#include "ehcpqa/v1/sample.pb.h"
#include "services/cycles/cycle.h"
#include "services/cycles/frame.h"
#include "services/cycles/sample.h"

namespace ehcpqa::cycles {

// What a coordinator sent, with defaults filled in. InvalidArgument with every field that is wrong.
absl::StatusOr<CycleSettings> ReadSettings(const v1::Cycle& cycle);

v1::Cycle ToProto(const Cycle& cycle);
v1::FrameRow ToProto(const FrameRow& row);
v1::SamplePlan ToProto(std::string_view cycle_id, const SamplePlan& plan);
// `reserves` are those that the settings keep behind what is drawn.
v1::Stratum ToProto(const FrameStratum& stratum, const CycleSettings& settings);

// At 50 % and 80 %, where it can be stated: not when a stratum gives a single one of its plans.
std::vector<v1::ExpectedPrecision> Precision(const std::vector<FrameStratum>& strata);

// "cycles/{cycle}/audits/{n}".
std::string AuditName(std::string_view cycle_id, int64_t audit);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_CYCLE_PROTO_H_
