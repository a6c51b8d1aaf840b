// Lists and tables. Each Put includes its component where the template says {{>MARKER}}.
#ifndef EHCPQA_CLIENTS_WEB_HTML_LISTS_H_
#define EHCPQA_CLIENTS_WEB_HTML_LISTS_H_

#include <string>
#include <vector>

#include "clients/web/html/content.h"
#include "clients/web/html/template_set.h"

namespace ehcpqa::web {

// What is wrong with a page, above everything else, with a link to each field.
struct ErrorSummary {
  struct Mistake {
    std::string text = {};
    std::string href = {};  // "#" and the id of the field; empty when it is not about one.
  };
  std::string description = {};
  std::vector<Mistake> mistakes = {};
};

// Rows whose first cell is their heading.
struct Table {
  struct Column {
    std::string text = {};
    bool numeric = false;
    std::string sort_href = {};  // Where to go for the table sorted by this column; empty when it is not for sorting.
    std::string sorted = {};     // "ascending", "descending", or empty.
  };
  struct Cell {
    std::string text = {};
    std::string href = {};
    std::string hidden = {};  // Said after a link's text to those who hear it alone: "Continue" of what.
    Tag tag = {};
  };
  std::string caption = {};
  std::string caption_size = {};  // "", "s", "m", "l" or "xl".
  std::vector<Column> columns = {};
  std::vector<std::vector<Cell>> rows = {};
  bool stacked = false;  // On a narrow screen each row is a block, with the name of the column before each cell.
};

struct TaskList {
  struct Task {
    std::string title = {};
    std::string href = {};  // Empty when it cannot be started yet.
    std::string hint = {};
    std::string status = {};
    std::string colour = {};  // Of the status: "plain" for a tag without one; empty for no tag, as for what is done.
  };
  std::string id = {};  // Ids of the tasks begin with it.
  std::vector<Task> tasks = {};
};

// Questions and answers.
struct SummaryList {
  struct Row {
    std::string key = {};
    std::vector<std::string> lines = {};  // Of the answer; several are paragraphs.
    std::string action = {};              // Text of a link, "Change"; may be empty.
    std::string href = {};
    std::string hidden = {};  // What the action changes, for those who hear the link alone.
  };
  std::vector<Row> rows = {};
};

struct Pagination {
  int pages = 1;
  int current = 1;
  // Address of a page: prefix and number.
  std::string href_prefix = {};
};

void Put(Dictionary* parent, const char* marker, const ErrorSummary& summary);
void Put(Dictionary* parent, const char* marker, const Table& table);
void Put(Dictionary* parent, const char* marker, const TaskList& list);
void Put(Dictionary* parent, const char* marker, const SummaryList& list);
// Puts nothing for a single page. Shows the first, the last, and two either side of the current page.
void Put(Dictionary* parent, const char* marker, const Pagination& pagination);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_LISTS_H_
