// Per cents and rounded counts, from whole numbers and half up, as the Department for Education rounds ("round five
// up", dfeR).
//
// 57 of 200 is 28.5 % and must show as 29; the nearest double to 28.5/100 lies below it and would show as 28.
#ifndef EHCPQA_SERVICES_STATISTICS_ROUNDING_H_
#define EHCPQA_SERVICES_STATISTICS_ROUNDING_H_

#include <cstdint>
#include <string>

namespace ehcpqa::statistics {

// 100 x / n in units of 10^-decimals per cent, half up: (57, 200, 1) -> 285, (57, 200, 0) -> 29.
// 0 <= x <= 10^12, n > 0, 0 <= decimals <= 3.
int64_t PercentUnits(int64_t x, int64_t n, int decimals);

// The same as text without a sign: "28.5", "29".
std::string FormatPercent(int64_t x, int64_t n, int decimals);

// An estimated share between 0 and 1 in units of 10^-decimals per cent, half up. A share within 10^-9 of a unit below a
// tie counts as the tie, so that a share that is a fraction in truth rounds as the fraction does.
int64_t SharePercentUnits(double share, int decimals);

// The same as text.
std::string FormatSharePercent(double share, int decimals);

// The nearest multiple of base, half up. count >= 0, base > 0.
int64_t RoundToBase(int64_t count, int64_t base);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_ROUNDING_H_
