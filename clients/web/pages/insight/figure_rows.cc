#include "clients/web/pages/insight/figure_rows.h"

#include <algorithm>

#include "clients/web/pages/insight/insight_view.h"

namespace ehcpqa::web {

const v1::Figure* FigureRow::Find(v1::Measure measure) const {
  for (const v1::Figure* figure : figures) {
    if (figure->measure() == measure) return figure;
  }
  return nullptr;
}

std::vector<FigureRow> RowsOf(const v1::Insight& insight, const std::vector<std::string>& kinds) {
  std::vector<FigureRow> rows;
  size_t subject = 0;  // Where the rows of the subject begin.
  const v1::Figure* before = nullptr;
  for (const v1::Figure& figure : insight.figures()) {
    const std::string kind = figure.subject().substr(0, figure.subject().find(':'));
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
    const bool new_subject = before == nullptr || before->subject() != figure.subject();
    // A group may have an empty name too, but all plans come first.
    const bool all_plans = new_subject || before->measure() != figure.measure();
    if (new_subject) subject = rows.size();
    before = &figure;
    const std::string group = all_plans ? "All plans" : GroupWords(figure.group());
    const auto found =
        std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(subject), rows.end(),
                     [&](const FigureRow& row) { return row.all_plans == all_plans && row.group == group; });
    if (found != rows.end()) {
      found->figures.push_back(&figure);
    } else {
      rows.push_back({figure.subject(), figure.title(), all_plans, group, {&figure}});
    }
  }
  return rows;
}

std::vector<v1::Measure> MeasuresOf(const std::vector<FigureRow>& rows) {
  std::vector<v1::Measure> measures;
  for (const Word<v1::Measure>& word : Measures()) {
    if (std::any_of(rows.begin(), rows.end(), [&](const FigureRow& row) { return row.Find(word.value) != nullptr; })) {
      measures.push_back(word.value);
    }
  }
  return measures;
}

}  // namespace ehcpqa::web
