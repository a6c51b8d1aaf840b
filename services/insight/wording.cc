#include "services/insight/wording.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "services/statistics/disclosure_rules.h"
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

std::string ValueWords(const Share& share, Measure measure) {
  if (measure == Measure::kMeanScore) return absl::StrCat(statistics::FormatSharePercent(share.share, 1), " of 100");
  if (share.n < statistics::kLeastQualityDenominator) return absl::StrCat(share.count, " of ", share.answers);
  return Percent(share.share);
}

std::string ShareWords(const Share& share, Measure measure) {
  if (share.status == ShareStatus::kNoData) return "no plan with an answer";
  if (share.status == ShareStatus::kWithheld) {
    return absl::StrCat("withheld for ", Counted(share.n, "plan", "plans"), ", fewer than ten");
  }
  const int decimals = measure == Measure::kMeanScore ? 1 : 0;
  if (decimals == 0 && share.n < statistics::kLeastQualityDenominator) {
    const std::string plans = Counted(share.n, "plan", "plans");
    return share.answers == share.n
               ? absl::StrCat(share.count, " of ", plans)
               : absl::StrCat(share.count, " of ", Counted(share.answers, "answer", "answers"), " on ", plans);
  }
  std::string words = ValueWords(share, measure);
  if (share.status == ShareStatus::kOk) {
    absl::StrAppend(&words, " (", statistics::FormatSharePercent(share.low, decimals), " to ",
                    statistics::FormatSharePercent(share.high, decimals), ")");
  }
  absl::StrAppend(&words, ", ", Counted(share.n, "plan", "plans"), " of ", Grouped(share.population));
  return words;
}

}  // namespace ehcpqa::insight
