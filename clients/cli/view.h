// Which parts of a reply a table or a CSV file shows. JSON always shows the whole reply.
#ifndef EHCPQA_CLIENTS_CLI_VIEW_H_
#define EHCPQA_CLIENTS_CLI_VIEW_H_

#include <string>
#include <vector>

namespace ehcpqa::cli {

// One column. `path` leads to a field from the row's message: "report.in_frame". "../of" starts at the message around
// the row, "." is the row itself where rows are plain text. The title is the path's last word unless one is given.
struct Column {
  Column(const char* path_) : path(path_) {}  // NOLINT(google-explicit-constructor): lists of paths read as lists.
  Column(const char* path_, const char* title_) : path(path_), title(title_) {}

  // The column as it is, where a short name could stand for two things.
  Column InFull() const;
  std::string Title() const;

  std::string path;
  std::string title = {};
  bool in_full = false;
};

// One table. `rows` is the path of a repeated field, over several levels if need be ("distributions.grades"); empty for
// the reply itself, which is shown as one line for each column.
struct Table {
  std::string title = {};
  std::string rows = {};
  std::vector<Column> columns = {};
  bool csv = false;  // The one that CSV shows.
};

// The tables of a reply, in order. A CSV file has room for one: the one that is marked, else the first.
using View = std::vector<Table>;

const Table& CsvTable(const View& view);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_VIEW_H_
