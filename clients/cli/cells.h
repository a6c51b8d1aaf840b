// The text of the cells of a table, taken from a reply by the paths that a view names.
#ifndef EHCPQA_CLIENTS_CLI_CELLS_H_
#define EHCPQA_CLIENTS_CLI_CELLS_H_

#include <string>
#include <vector>

#include "clients/cli/view.h"
#include "google/protobuf/message.h"

namespace ehcpqa::cli {

struct Cell {
  std::string text;
  bool number = false;  // To be set flush right, and never taken for a formula.
};
using Row = std::vector<Cell>;

// One row for each entry of the table's repeated field, or one row of the reply itself. Enumerations are words, truth
// values "yes" and "no", fields that are absent are empty, repeated values are joined by ", ", fractions have four
// digits.
std::vector<Row> RowsOf(const google::protobuf::Message& reply, const Table& table);

// Whether every path of the table leads somewhere in messages of that type.
bool Fits(const google::protobuf::Descriptor& type, const Table& table);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_CELLS_H_
