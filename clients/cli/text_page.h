// A page of text for a terminal: sentences, then tables, each under its heading.
#ifndef EHCPQA_CLIENTS_CLI_TEXT_PAGE_H_
#define EHCPQA_CLIENTS_CLI_TEXT_PAGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/cells.h"
#include "clients/cli/view.h"

namespace ehcpqa::cli {

// Parts are set apart by an empty line; one without anything in it is left out.
class TextPage {
 public:
  explicit TextPage(bool bold) : bold_(bold) {}

  // Sentences, wrapped.
  void Paragraph(const std::string& sentences);
  // A heading alone.
  void Heading(const std::string& title);
  // Text as it is, beneath its heading if that is not empty.
  void Section(const std::string& title, const std::string& body);
  // A table.
  void Section(const std::string& title, const std::vector<Column>& columns, std::vector<Row> rows);
  // Notes, each on lines of its own.
  void Notes(const std::string& title, const std::vector<std::string>& notes);

  bool bold() const { return bold_; }
  std::string& text() { return text_; }

 private:
  bool bold_;
  std::string text_;
};

// A whole number of a table.
Cell CountCell(int64_t number);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_TEXT_PAGE_H_
