#include "services/statistics/pooling.h"

#include "absl/strings/str_cat.h"
#include "services/base/error.h"

namespace ehcpqa::statistics {

absl::StatusOr<std::map<std::string, std::string>> PoolStrata(const std::map<std::string, int64_t>& sizes,
                                                              int64_t pool_below) {
  std::map<std::string, std::string> final_stratum;
  int64_t pool = 0, smallest = 0;
  std::string smallest_code;
  bool any_other = false;
  for (const auto& [code, size] : sizes) {
    if (size < 0) return FieldInvalid("strata", absl::StrCat("Stratum ", code, " has a negative number of plans."));
    if (code == kPooledStratum) {
      return FieldInvalid("strata",
                          absl::StrCat("The name ", kPooledStratum, " is kept for pooled strata. Rename the stratum."));
    }
    if (size < pool_below) {
      final_stratum[code] = kPooledStratum;
      pool += size;
      continue;
    }
    final_stratum[code] = code;
    if (!any_other || size < smallest) {
      any_other = true;
      smallest = size;
      smallest_code = code;
    }
  }
  if (any_other && pool < pool_below) {
    for (auto& [code, target] : final_stratum) {
      if (target == kPooledStratum) target = smallest_code;
    }
  }
  return final_stratum;
}

}  // namespace ehcpqa::statistics
