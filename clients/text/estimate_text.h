// A figure in words: never a percentage without n and interval.
#ifndef EHCPQA_CLIENTS_TEXT_ESTIMATE_TEXT_H_
#define EHCPQA_CLIENTS_TEXT_ESTIMATE_TEXT_H_

#include <cstdint>
#include <string>

#include "ehcpqa/v1/summary.pb.h"

namespace ehcpqa::text {

// "58 % (44 to 71), n 48 of 4,800": the share, its 95 % interval, the plans that count and the plans it speaks for, in
// whole per cents. Below 10 plans counts alone, "3 of 7 plans". Where no interval can be given, counts and why; with an
// unreliable one, "unreliable" behind it.
std::string EstimateText(const v1::Estimate& estimate);

// A share as whole per cents, half up: 58 for 0.583.
int64_t PerCent(double share);

// 4,800
std::string Grouped(int64_t number);

}  // namespace ehcpqa::text

#endif  // EHCPQA_CLIENTS_TEXT_ESTIMATE_TEXT_H_
