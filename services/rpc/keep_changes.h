// A refusal that still leaves something behind: a wrong password is refused, and the failure is counted.
#ifndef EHCPQA_SERVICES_RPC_KEEP_CHANGES_H_
#define EHCPQA_SERVICES_RPC_KEEP_CHANGES_H_

#include "absl/status/status.h"
#include "absl/strings/cord.h"

namespace ehcpqa::rpc {

inline constexpr char kKeepChangesUrl[] = "ehcpqa/keep-changes";

// Marks a refusal of a write handler: the caller gets it, and what the handler wrote is committed all the same.
inline absl::Status KeepChanges(absl::Status refusal) {
  refusal.SetPayload(kKeepChangesUrl, absl::Cord("1"));
  return refusal;
}
inline bool KeepsChanges(const absl::Status& status) { return status.GetPayload(kKeepChangesUrl).has_value(); }

}  // namespace ehcpqa::rpc

#endif  // EHCPQA_SERVICES_RPC_KEEP_CHANGES_H_
