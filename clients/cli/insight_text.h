// Levels of a span of cycles, and changes between two, as a person reads them on a terminal.
#ifndef EHCPQA_CLIENTS_CLI_INSIGHT_TEXT_H_
#define EHCPQA_CLIENTS_CLI_INSIGHT_TEXT_H_

#include <string>

#include "ehcpqa/v1/insight.pb.h"

namespace ehcpqa::cli {

// "Autumn 2024: 48 plans marked, which speak for 4,800; rubric standard/1." and what must be known of the span.
std::string SpanWords(const v1::SpanCycles& span);

// The span, a table for each measure, how the figures were made; with `all_parts` also legal failures and causes.
std::string InsightText(const v1::Insight& insight, bool all_parts, bool bold);

// The family, what may be said of it (every sentence of a small family, of a large one those that say more than "no
// evidence"), then the comparisons as a table.
std::string ChangeText(const v1::ChangeReport& report, bool bold);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_INSIGHT_TEXT_H_
