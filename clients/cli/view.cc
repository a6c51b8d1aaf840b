#include "clients/cli/view.h"

#include <algorithm>

namespace ehcpqa::cli {

Column Column::InFull() const {
  Column column = *this;
  column.in_full = true;
  return column;
}

std::string Column::Title() const {
  if (!title.empty()) return title;
  const size_t separator = path.find_last_of("./");
  std::string last = separator == std::string::npos ? path : path.substr(separator + 1);
  std::replace(last.begin(), last.end(), '_', ' ');
  return last;
}

const Table& CsvTable(const View& view) {
  const auto marked = std::find_if(view.begin(), view.end(), [](const Table& table) { return table.csv; });
  return marked == view.end() ? view.front() : *marked;
}

}  // namespace ehcpqa::cli
