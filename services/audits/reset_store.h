// What is known about the audits of a sample that is dropped goes with it.
#ifndef EHCPQA_SERVICES_AUDITS_RESET_STORE_H_
#define EHCPQA_SERVICES_AUDITS_RESET_STORE_H_

#include <string_view>

#include "absl/status/status.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// Removes the assignments of a cycle in which nothing has been marked, with declared conflicts, assignments given back
// and plan versions: their audit numbers mean nothing once another sample is drawn. Concerns stay. FailedPrecondition
// (ASSESSMENT_STARTED) when something has been marked.
absl::Status ForgetAudits(storage::Transaction& transaction, std::string_view cycle);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_RESET_STORE_H_
