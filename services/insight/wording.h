// Figures in sentences: words before symbols, never a per cent without its plans and range.
#ifndef EHCPQA_SERVICES_INSIGHT_WORDING_H_
#define EHCPQA_SERVICES_INSIGHT_WORDING_H_

#include <cstdint>
#include <string>

#include "services/insight/share.h"

namespace ehcpqa::insight {

// "58 %", whole per cents, half up.
std::string Percent(double share);
// "-10", "+28": points of a difference of shares, half away from zero.
std::string Points(double difference);
// "58 % (44 to 71), 48 plans of 4,800".
std::string ShareWords(const Share& share);
// "1 plan", "48 plans", "4,800 plans".
std::string Counted(int64_t count, const char* one, const char* many);
// "4,800"; count >= 0.
std::string Grouped(int64_t count);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_WORDING_H_
