#include "clients/cli/text_page.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/output.h"
#include "clients/cli/wrap.h"
#include "clients/text/estimate_text.h"

namespace ehcpqa::cli {

void TextPage::Paragraph(const std::string& sentences) {
  if (sentences.empty()) return;
  absl::StrAppend(&text_, text_.empty() ? "" : "\n", Wrapped(OneLine(sentences), 0), "\n");
}

void TextPage::Heading(const std::string& title) {
  const std::string line = OneLine(title);
  absl::StrAppend(&text_, text_.empty() ? "" : "\n", bold_ ? absl::StrCat("\x1b[1m", line, "\x1b[0m") : line, "\n");
}

void TextPage::Section(const std::string& title, const std::string& body) {
  if (body.empty()) return;
  if (title.empty()) {
    absl::StrAppend(&text_, text_.empty() ? "" : "\n");
  } else {
    Heading(title);
  }
  absl::StrAppend(&text_, body);
}

void TextPage::Section(const std::string& title, const std::vector<Column>& columns, std::vector<Row> rows) {
  if (rows.empty()) return;
  Section(title, ToTable({.rows = "rows", .columns = columns}, std::move(rows), bold_));
}

void TextPage::Notes(const std::string& title, const std::vector<std::string>& notes) {
  std::string body;
  for (const std::string& note : notes) absl::StrAppend(&body, "  ", Wrapped(OneLine(note), 2), "\n");
  Section(title, body);
}

Cell CountCell(int64_t number) { return {text::Grouped(number), true}; }

}  // namespace ehcpqa::cli
