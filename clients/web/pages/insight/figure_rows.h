// Figures as rows of a table: one for each subject and group, with a column for each measure.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_INSIGHT_FIGURE_ROWS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_INSIGHT_FIGURE_ROWS_H_

#include <string>
#include <vector>

#include "ehcpqa/v1/insight.pb.h"

namespace ehcpqa::web {

struct FigureRow {
  std::string subject, title;
  bool all_plans = true;
  std::string group;  // As people read it.
  std::vector<const v1::Figure*> figures;

  // Null where the subject has none.
  const v1::Figure* Find(v1::Measure measure) const;
};

// Rows of the subjects whose names begin with one of the kinds ("section"), in the order of the reply: all plans of a
// subject, then its groups. They live as long as `insight`.
std::vector<FigureRow> RowsOf(const v1::Insight& insight, const std::vector<std::string>& kinds);

// Measures that any row has, in the order of the contract.
std::vector<v1::Measure> MeasuresOf(const std::vector<FigureRow>& rows);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_INSIGHT_FIGURE_ROWS_H_
