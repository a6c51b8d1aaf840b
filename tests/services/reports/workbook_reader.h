// What a workbook's file holds, read from its parts without the library that wrote it.
#ifndef EHCPQA_TESTS_SERVICES_REPORTS_WORKBOOK_READER_H_
#define EHCPQA_TESTS_SERVICES_REPORTS_WORKBOOK_READER_H_

#include <map>
#include <string>
#include <vector>

namespace ehcpqa::reports {

struct ReadCell {
  std::string text;     // Of a cell of words.
  std::string number;   // Digits of a cell that holds a number.
  std::string formula;  // Of a cell that is computed.
};

struct ReadSheet {
  std::string name;
  std::map<std::string, ReadCell> cells;  // "B4".
  std::string xml;
};

struct ReadBook {
  std::map<std::string, std::string> parts;  // By path.
  std::vector<ReadSheet> sheets;             // In order.

  const ReadSheet* Find(const std::string& name) const;
};

// Fails the test when the file is no workbook.
ReadBook ReadWorkbook(const std::string& bytes);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_TESTS_SERVICES_REPORTS_WORKBOOK_READER_H_
