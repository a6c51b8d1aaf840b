// Comma-separated values (RFC 4180) in UTF-8, read whole.
#ifndef EHCPQA_SERVICES_AUDITS_CSV_H_
#define EHCPQA_SERVICES_AUDITS_CSV_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ehcpqa::audits {

// One record. Fields may hold commas, quotes and line breaks where they were quoted.
using CsvRow = std::vector<std::string>;

// The records of a file, or the first thing that makes it no CSV file.
struct CsvFile {
  std::vector<CsvRow>
      rows;                // Rows without anything in them are kept: their position is the row number that people see.
  size_t problem_row = 0;  // From 1; 0 when the file could be read.
  std::string problem;     // What is wrong and what to do.
};

// Takes LF, CRLF and CR line ends and a byte order mark. A last line end makes no further row. A quote inside a field
// that is not quoted, text behind a closing quote, and a quote that is never closed are problems, as is what is no
// UTF-8.
CsvFile ReadCsv(std::string_view text);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_CSV_H_
