// A figure over cycles, and units beside each other, as a person reads them on a terminal.
#ifndef EHCPQA_CLIENTS_CLI_SERIES_TEXT_H_
#define EHCPQA_CLIENTS_CLI_SERIES_TEXT_H_

#include <string>

#include "ehcpqa/v1/insight.pb.h"

namespace ehcpqa::cli {

// What it shows, then the cycles, oldest first, then the stretches with their limits.
std::string TrendText(const v1::Trend& trend, bool bold);

// What it shows, then the units by name, never by their shares.
std::string ComparisonText(const v1::Comparison& comparison, bool bold);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_SERIES_TEXT_H_
