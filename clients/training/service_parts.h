// Which services had a part in the plans of a training cycle.
#ifndef EHCPQA_CLIENTS_TRAINING_SERVICE_PARTS_H_
#define EHCPQA_CLIENTS_TRAINING_SERVICE_PARTS_H_

#include <string>

#include "absl/status/status.h"
#include "clients/api/api.h"

namespace ehcpqa::training {

// Declares for every audit of the cycle, `cycles/{id}`, which of the area's services had a part in its plan, as the
// coordinator signed in. Where the area has none, nothing is declared.
absl::Status DeclareServiceParts(const api::Api& coordinator, const std::string& cycle);

}  // namespace ehcpqa::training

#endif  // EHCPQA_CLIENTS_TRAINING_SERVICE_PARTS_H_
