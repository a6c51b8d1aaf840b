// Cycles whose figures are taken together, as options of a command.
#ifndef EHCPQA_CLIENTS_CLI_SPAN_OPTIONS_H_
#define EHCPQA_CLIENTS_CLI_SPAN_OPTIONS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/command.h"
#include "clients/cli/values.h"
#include "ehcpqa/v1/figure.pb.h"

namespace ehcpqa::cli {

// --first and --rolling, of a span that ends with CYCLE.
Option FirstOption();
Option RollingOption();
// CYCLE, --first, --rolling. Fails with USAGE when both are given.
absl::Status FillSpan(const Values& values, v1::Span* span);

// --measure good|met|score|legal.
Option MeasureOption(const std::string& help);
std::vector<v1::Measure> MeasuresOf(const Values& values);
// The measure given, or the one that is asked of such a subject most: met of criteria and tags, else good or better.
v1::Measure MeasureFor(const Values& values, const std::string& subject);

// --by
Option ByOption(const std::string& help);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_SPAN_OPTIONS_H_
