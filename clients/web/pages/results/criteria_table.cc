#include "clients/web/pages/results/criteria_table.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/text/estimate_text.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {
namespace {

using text::Grouped;

struct Column {
  const char* word;  // In the address; empty for a column that does not sort.
  const char* text;
  bool numeric;
};
constexpr Column kColumns[] = {{"criterion", "Criterion", false},
                               {"", "Statement", false},
                               {"", "Marked by", false},
                               {"", "Kind", false},
                               {"met", "Plans at the best level (95 % interval), n of population", false},
                               {"", "Plans by level", false},
                               {"na", "Not applicable", true},
                               {"cannot_tell", "Cannot tell", true},
                               {"unsettled", "Not settled", true}};

bool HasShare(const v1::CriterionResult& result) { return result.met().status() != v1::ESTIMATE_STATUS_NO_DATA; }

void Sort(const std::string& sort, std::vector<const v1::CriterionResult*>* criteria) {
  const bool down = !sort.empty() && sort[0] == '-';
  const std::string by = sort.substr(down ? 1 : 0);
  if (by == "criterion" && down) std::reverse(criteria->begin(), criteria->end());
  const auto key = [&](const v1::CriterionResult& result) -> double {
    if (by == "met") return result.met().share();
    if (by == "na") return result.not_applicable();
    if (by == "cannot_tell") return result.cannot_tell();
    if (by == "unsettled") return result.unsettled();
    return 0;
  };
  std::stable_sort(criteria->begin(), criteria->end(), [&](const auto* a, const auto* b) {
    if (by == "met" && HasShare(*a) != HasShare(*b)) return HasShare(*a);
    return down ? key(*b) < key(*a) : key(*a) < key(*b);
  });
}

}  // namespace

std::string LevelCounts(const v1::Rubric& rubric, const v1::CriterionResult& result) {
  std::string counts;
  for (int i = 0; i < result.levels_size(); ++i) {
    const std::string label = i < rubric.scale().levels_size() ? rubric.scale().levels(i).label() : "";
    absl::StrAppend(&counts, i == 0 ? "" : ", ", label, " ", Grouped(result.levels(i)));
  }
  return counts;
}

WideTable CriteriaTable(const CycleResults& results, std::vector<const v1::CriterionResult*> criteria,
                        const std::string& caption, const CriteriaOrder& order) {
  WideTable wide;
  Table& table = wide.table;
  table.caption = caption;
  table.caption_size = "m";
  for (const Column& column : kColumns) {
    const std::string word = column.word;
    Table::Column shown{column.text, column.numeric};
    if (!word.empty()) {
      auto arguments = order.arguments;
      arguments.emplace_back("sort", order.sort == word ? absl::StrCat("-", word) : word);
      shown.sort_href = Link(order.path, arguments);
      if (order.sort == word) shown.sorted = "ascending";
      if (order.sort == absl::StrCat("-", word)) shown.sorted = "descending";
    }
    table.columns.push_back(shown);
  }
  Sort(order.sort, &criteria);
  for (const v1::CriterionResult* result : criteria) {
    table.rows.push_back({{result->criterion(), results.Path("criteria/" + Encode(result->criterion()))},
                          {result->text()},
                          {OwnerWords(result->owner())},
                          {result->kind() == v1::CRITERION_KIND_REQUIRED ? "Required by law" : "Quality"},
                          {text::EstimateText(result->met())},
                          {LevelCounts(results.rubric, *result)},
                          {Grouped(result->not_applicable())},
                          {Grouped(result->cannot_tell())},
                          {Grouped(result->unsettled())}});
  }
  return wide;
}

}  // namespace ehcpqa::web
