// A reply as text: for people, for spreadsheets, for programs.
#ifndef EHCPQA_CLIENTS_CLI_OUTPUT_H_
#define EHCPQA_CLIENTS_CLI_OUTPUT_H_

#include <string>
#include <vector>

#include "clients/cli/cells.h"
#include "clients/cli/view.h"
#include "google/protobuf/message.h"

namespace ehcpqa::cli {

enum class Format { kTable, kJson, kCsv };

// Aligned tables; a record is one "title: value" a line, without its empty fields. Names are short forms, control
// characters (a terminal obeys them) are spaces. `bold` sets headings in bold by ANSI escapes.
std::string ToTables(const google::protobuf::Message& reply, const View& view, bool bold);

// The same for rows at hand.
std::string ToTable(const Table& table, std::vector<Row> rows, bool bold);

// RFC 4180 with a header row of the column paths, but LF line ends: the next command of a pipe reads lines. A text that
// a spreadsheet would take for a formula gets an apostrophe before it.
std::string ToCsv(const google::protobuf::Message& reply, const View& view);
std::string ToCsv(const std::vector<std::string>& header, const std::vector<Row>& rows);

// The reply in the JSON of Protocol Buffers with the contract's field names, every field present, indented.
std::string ToJson(const google::protobuf::Message& reply);

// The text on one line and without control characters.
std::string OneLine(const std::string& text);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_OUTPUT_H_
