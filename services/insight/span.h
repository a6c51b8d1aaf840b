// Which cycles are taken together.
#ifndef EHCPQA_SERVICES_INSIGHT_SPAN_H_
#define EHCPQA_SERVICES_INSIGHT_SPAN_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/figure.pb.h"
#include "services/cycles/cycle.h"
#include "services/insight/cycle_plans.h"
#include "services/insight/subject.h"
#include "services/storage/transaction.h"

namespace ehcpqa::insight {

// Cycles of a span that count, and what was left out and why.
struct SpanPlans {
  std::vector<CyclePlans> cycles;     // By window; at least one, all of the rubric version of the last.
  std::vector<std::string> left_out;  // "cycles/2024q1: another rubric version".

  const CyclePlans& last() const { return cycles.back(); }
  const rubrics::Rubric& rubric() const { return *last().rubric; }
  int plans() const;
  int64_t population() const;
  bool synthetic() const;
  std::string title() const;  // "Autumn 2024", or "Winter 2024 to Autumn 2024 (4 cycles)".
};

// The day a number of days earlier: ("2024-12-31", 365) -> "2024-01-01". Proleptic Gregorian.
std::string DaysBefore(std::string_view day, int days);

// The cycles between two windows, by window; pure. `all` is every cycle of the area. A rolling span is of the year that
// ends with the window of `last`.
std::vector<cycles::Cycle> CyclesOfSpan(const std::vector<cycles::Cycle>& all, const cycles::Cycle& first,
                                        const cycles::Cycle& last, bool rolling);

// Loads what `span` asks for. FIELD_INVALID under `field` for names that are not cycles or do not follow each other;
// SPAN_EMPTY when no plan counts in any of its cycles.
absl::StatusOr<SpanPlans> LoadSpan(storage::Snapshot& snapshot, const std::string& field, const v1::Span& span);

// All cycles of the area in moderation or later, by window.
absl::StatusOr<std::vector<cycles::Cycle>> MarkedCycles(storage::Snapshot& snapshot);

void PutSpan(const SpanPlans& span, v1::SpanCycles* proto);

// Agencies that owe input, by id, with those of their services that are on record as having had a part in a plan.
absl::StatusOr<std::vector<InputAgency>> LoadInputAgencies(storage::Snapshot& snapshot);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_SPAN_H_
