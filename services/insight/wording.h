// Figures in sentences: words before symbols, never a per cent without its plans and range.
#ifndef EHCPQA_SERVICES_INSIGHT_WORDING_H_
#define EHCPQA_SERVICES_INSIGHT_WORDING_H_

#include <cstdint>
#include <string>

#include "services/insight/share.h"
#include "services/insight/subject.h"

namespace ehcpqa::insight {

// "58 %", whole per cents, half up.
std::string Percent(double share);
// "-10", "+28": points of a difference of shares, half away from zero.
std::string Points(double difference);
// The value alone: "58 %", "71.4 of 100" for a mean score, "3 of 7" where a per cent would be of fewer than ten plans.
std::string ValueWords(const Share& share, Measure measure);
// "58 % (44 to 71), 48 plans of 4,800", "71.4 of 100 (66.0 to 76.8), 48 plans of 4,800", "3 of 7 plans", and where
// plans have several answers "10 of 18 answers on 7 plans".
std::string ShareWords(const Share& share, Measure measure);
// "1 plan", "48 plans", "4,800 plans".
std::string Counted(int64_t count, const char* one, const char* many);
// "4,800"; count >= 0.
std::string Grouped(int64_t count);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_WORDING_H_
