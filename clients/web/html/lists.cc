#include "clients/web/html/lists.h"

#include <algorithm>
#include <cstdlib>

#include "clients/web/html/put.h"

namespace ehcpqa::web {
namespace {

// A text as it is, or as a link.
void SetLinked(Dictionary* dictionary, const char* section, const std::string& href) {
  SetIf(dictionary, section, href);
  ShowIf(dictionary, "PLAIN", href.empty());
}

// `stacked` is the name of the column, to be said before the cell; empty for none.
void PutCell(Dictionary* row, const Table::Cell& cell, bool first, bool numeric, const std::string& stacked) {
  Dictionary* place = row->AddSectionDictionary("CELL")->AddSectionDictionary(first ? "FIRST" : "FURTHER");
  SetIf(place, "NAME", stacked);
  place->SetValue("TEXT", cell.text);
  SetLinked(place, "HREF", cell.href);
  SetIf(place, "HIDDEN", cell.hidden);
  ShowIf(place, "NUMERIC", numeric);
  if (!cell.tag.text.empty()) Put(place, "TAG", cell.tag);
}

}  // namespace

void Put(Dictionary* parent, const char* marker, const ErrorSummary& summary) {
  Dictionary* dictionary = Include(parent, marker, "error_summary");
  SetIf(dictionary, "DESCRIPTION", summary.description);
  ShowIf(dictionary, "LIST", !summary.mistakes.empty());
  for (const ErrorSummary::Mistake& mistake : summary.mistakes) {
    Dictionary* item = dictionary->AddSectionDictionary("MISTAKE");
    item->SetValue("TEXT", mistake.text);
    SetLinked(item, "HREF", mistake.href);
  }
}

void Put(Dictionary* parent, const char* marker, const Table& table) {
  Dictionary* dictionary = Include(parent, marker, "table");
  SetIf(dictionary, "CAPTION", table.caption);
  SetIf(dictionary, "CAPTION_SIZE", table.caption_size);
  ShowIf(dictionary, "STACKED", table.stacked);
  for (const Table::Column& column : table.columns) {
    Dictionary* head = dictionary->AddSectionDictionary("HEAD");
    head->SetValue("TEXT", column.text);
    SetLinked(head, "SORT", column.sort_href);
    SetIf(head, "SORTED", column.sorted);
    ShowIf(head, "NUMERIC", column.numeric);
  }
  for (const std::vector<Table::Cell>& cells : table.rows) {
    Dictionary* row = dictionary->AddSectionDictionary("ROW");
    for (size_t i = 0; i < cells.size(); ++i) {
      const Table::Column column = i < table.columns.size() ? table.columns[i] : Table::Column();
      PutCell(row, cells[i], i == 0, column.numeric, table.stacked ? column.text : "");
    }
  }
}

void Put(Dictionary* parent, const char* marker, const TaskList& list) {
  Dictionary* dictionary = Include(parent, marker, "task_list");
  int number = 0;
  for (const TaskList::Task& task : list.tasks) {
    Dictionary* item = dictionary->AddSectionDictionary("TASK");
    item->SetValue("ID", list.id + "-" + std::to_string(++number));
    item->SetValue("TITLE", task.title);
    SetLinked(item, "HREF", task.href);
    SetIf(item, "HINT", task.hint);
    item->SetValue("STATUS", task.status);
    ShowIf(item, "BLOCKED", task.href.empty());
    ShowIf(item, task.colour.empty() ? "QUIET" : "COLOURED", true);
    if (task.colour != "plain") SetIf(item, "COLOUR", task.colour);
  }
}

void Put(Dictionary* parent, const char* marker, const SummaryList& list) {
  Dictionary* dictionary = Include(parent, marker, "summary_list");
  const bool any_action =
      std::any_of(list.rows.begin(), list.rows.end(), [](const auto& row) { return !row.action.empty(); });
  for (const SummaryList::Row& row : list.rows) {
    Dictionary* item = dictionary->AddSectionDictionary("ROW");
    item->SetValue("KEY", row.key);
    if (row.lines.size() == 1) item->SetValue("VALUE", row.lines.front());
    if (row.lines.size() > 1) {
      Dictionary* lines = item->AddSectionDictionary("LINES");
      for (const std::string& line : row.lines) lines->AddSectionDictionary("LINE")->SetValue("LINE", line);
    }
    SetIf(item, "ACTION", row.action);
    item->SetValue("HREF", row.href);
    item->SetValue("HIDDEN", row.hidden);
    ShowIf(item, "NO_ACTION", any_action && row.action.empty());
  }
}

void Put(Dictionary* parent, const char* marker, const Pagination& pagination) {
  if (pagination.pages <= 1) return;
  constexpr int kAround = 2;
  Dictionary* dictionary = Include(parent, marker, "pagination");
  const auto href = [&](int page) { return pagination.href_prefix + std::to_string(page); };
  if (pagination.current > 1) SetIf(dictionary, "PREVIOUS", href(pagination.current - 1));
  if (pagination.current < pagination.pages) SetIf(dictionary, "NEXT", href(pagination.current + 1));
  bool gap = false;
  for (int page = 1; page <= pagination.pages; ++page) {
    const bool shown = page == 1 || page == pagination.pages || std::abs(page - pagination.current) <= kAround;
    if (!shown && gap) continue;
    Dictionary* item = dictionary->AddSectionDictionary("ITEM");
    gap = !shown;
    if (gap) {
      item->ShowSection("GAP");
      continue;
    }
    item->SetValue("HREF", href(page));
    SetIf(item, "NUMBER", std::to_string(page));
    ShowIf(item, "CURRENT", page == pagination.current);
  }
}

}  // namespace ehcpqa::web
