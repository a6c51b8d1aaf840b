// The area's disclosure policy.
//
//   disclosure_policy:  only_row | preset | least_denominator | retention_years | version
#ifndef EHCPQA_SERVICES_REPORTS_POLICY_STORE_H_
#define EHCPQA_SERVICES_REPORTS_POLICY_STORE_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/statistics/disclosure_rules.h"
#include "services/storage/transaction.h"

namespace ehcpqa::reports {

// What an area begins with: product rules, fewer than five suppressed, shares from ten plans on, kept for six years.
struct DisclosurePolicy {
  std::string preset = std::string(statistics::kUnderFive.name);
  int64_t least_denominator = statistics::kLeastQualityDenominator;
  int retention_years = 6;
  int64_t version = 1;  // Its etag; each change raises it.
};

absl::StatusOr<DisclosurePolicy> LoadPolicy(storage::Snapshot& snapshot);
absl::Status StorePolicy(storage::Transaction& transaction, const DisclosurePolicy& policy);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_POLICY_STORE_H_
