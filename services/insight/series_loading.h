// A trend from the database, for pages and for reports.
#ifndef EHCPQA_SERVICES_INSIGHT_SERIES_LOADING_H_
#define EHCPQA_SERVICES_INSIGHT_SERIES_LOADING_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/insight/subject.h"
#include "services/insight/trend.h"
#include "services/storage/transaction.h"

namespace ehcpqa::insight {

struct LoadedSeries {
  std::string title;  // Of the subject, in the latest rubric that has it.
  Series series;
  std::optional<double> target;
  std::vector<std::string> left_out;  // Cycles without a share, with the reason.
};

// The last `most` cycles in moderation or later up to `last` (its id; empty: the latest). FIELD_INVALID for a subject
// that none of their rubrics has or that has no such measure.
absl::StatusOr<LoadedSeries> LoadSeries(storage::Snapshot& snapshot, const std::string& subject, Measure measure,
                                        const std::string& last, int most);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_SERIES_LOADING_H_
