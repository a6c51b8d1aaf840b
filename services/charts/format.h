// Numbers as a chart writes them: the same in every locale.
#ifndef EHCPQA_SERVICES_CHARTS_FORMAT_H_
#define EHCPQA_SERVICES_CHARTS_FORMAT_H_

#include <optional>
#include <string>

namespace ehcpqa::charts {

// A coordinate: two decimals at most, no needless zeros, never "-0". What is no finite number is 0.
std::string Coordinate(double value);

// "58 %": whole per cents, half up.
std::string Percent(double share);
// "58 % (44 to 71)"; without both ends the share alone.
std::string PercentWithInterval(double share, std::optional<double> low, std::optional<double> high);

// "0.71", "-0.05": two decimals, half away from zero.
std::string Coefficient(double value);

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_FORMAT_H_
