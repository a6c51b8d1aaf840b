#include "services/insight/wording.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "services/statistics/rounding.h"

namespace ehcpqa::insight {

std::string Percent(double share) { return absl::StrCat(statistics::FormatSharePercent(share, 0), " %"); }

std::string Points(double difference) {
  const int64_t points = statistics::SharePercentUnits(std::fabs(difference), 0);
  if (points == 0) return "0";
  return absl::StrCat(difference < 0 ? "-" : "+", points);
}

std::string Grouped(int64_t count) {
  const std::string digits = std::to_string(count);
  std::string grouped;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped.push_back(',');
    grouped.push_back(digits[i]);
  }
  return grouped;
}

std::string Counted(int64_t count, const char* one, const char* many) {
  return absl::StrCat(Grouped(count), " ", count == 1 ? one : many);
}

std::string ShareWords(const Share& share) {
  if (share.status == ShareStatus::kNoData) return "no plan with an answer";
  std::string words = Percent(share.share);
  if (share.status == ShareStatus::kOk) {
    absl::StrAppend(&words, " (", statistics::FormatSharePercent(share.low, 0), " to ",
                    statistics::FormatSharePercent(share.high, 0), ")");
  }
  absl::StrAppend(&words, ", ", Counted(share.n, "plan", "plans"), " of ", Grouped(share.population));
  return words;
}

}  // namespace ehcpqa::insight
