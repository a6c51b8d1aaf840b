// Fields of CSV files (RFC 4180) that people open in spreadsheets.
#ifndef EHCPQA_CLIENTS_TEXT_CSV_TEXT_H_
#define EHCPQA_CLIENTS_TEXT_CSV_TEXT_H_

#include <string>
#include <vector>

namespace ehcpqa::text {

// A text as a field, quoted where it must be. One that a spreadsheet would run as a formula gets an apostrophe before
// it, unless it is a number of ours.
std::string CsvField(const std::string& text, bool number = false);

// Fields with commas between them, ended by a line feed.
std::string CsvLine(const std::vector<std::string>& fields);

}  // namespace ehcpqa::text

#endif  // EHCPQA_CLIENTS_TEXT_CSV_TEXT_H_
