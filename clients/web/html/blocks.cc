#include "clients/web/html/blocks.h"

#include <utility>

#include "clients/web/html/put.h"

namespace ehcpqa::web {

Blocks Blocks::Filter(const std::string& action) {
  Dictionary* form = Include(Next(), "PART", "filter");
  form->SetValue("ACTION", action);
  return Blocks(form);
}

Blocks Blocks::Beside() { return Blocks(Include(Next(), "PART", "beside")); }

Blocks Blocks::Part(const std::string& id) {
  Dictionary* part = Include(Next(), "PART", "part");
  SetIf(part, "ID", id);
  return Blocks(part);
}

WideTable LongTable(Table table) {
  constexpr size_t kMostStackedRows = 30;
  const bool stacked = table.rows.size() <= kMostStackedRows;
  return {std::move(table), stacked};
}

void Put(Dictionary* parent, const char* marker, const WideTable& wide) {
  Dictionary* dictionary = Include(parent, marker, "wide");
  dictionary->SetValue("LABEL", wide.table.caption.empty() ? "Table" : wide.table.caption);
  Table table = wide.table;
  table.stacked = wide.stacked;
  Put(dictionary, "TABLE", table);
}

}  // namespace ehcpqa::web
