#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"

namespace ehcpqa::cli {
namespace {

// Characters, counted as code points: near enough for names and English text.
size_t Width(const std::string& text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string Padded(const std::string& text, size_t width, bool right) {
  const std::string padding(width - std::min(width, Width(text)), ' ');
  return right ? padding + text : text + padding;
}

std::string Bold(const std::string& text, bool bold) { return bold ? absl::StrCat("\x1b[1m", text, "\x1b[0m") : text; }

// Each of several names in a cell becomes its short form.
std::string Shortened(const std::string& text) {
  std::vector<std::string> parts = absl::StrSplit(text, ", ");
  for (std::string& part : parts) part = ShortName(part);
  return absl::StrJoin(parts, ", ");
}

void Prepare(const Table& table, std::vector<Row>* rows) {
  for (Row& row : *rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      row[i].text = OneLine(table.columns[i].in_full ? row[i].text : Shortened(row[i].text));
    }
  }
}

std::string Record(const Table& table, const Row& row, bool bold) {
  size_t width = 0;
  for (size_t i = 0; i < row.size(); ++i) {
    if (!row[i].text.empty()) width = std::max(width, Width(table.columns[i].Title()) + 1);
  }
  std::string text;
  for (size_t i = 0; i < row.size(); ++i) {
    if (row[i].text.empty()) continue;
    absl::StrAppend(&text, Bold(Padded(table.columns[i].Title() + ":", width, false), bold), " ", row[i].text, "\n");
  }
  return text;
}

// A row of cells, two spaces apart, without blanks at the end.
std::string Line(const std::vector<std::string>& cells) {
  std::string line = absl::StrJoin(cells, "  ");
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string Lines(const Table& table, const std::vector<Row>& rows, bool bold) {
  std::vector<size_t> widths;
  std::vector<bool> right;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    size_t width = Width(table.columns[i].Title());
    bool numbers = !rows.empty();
    for (const Row& row : rows) {
      width = std::max(width, Width(row[i].text));
      numbers = numbers && (row[i].number || row[i].text.empty());
    }
    widths.push_back(width);
    right.push_back(numbers);
  }
  std::vector<std::string> cells;
  for (size_t i = 0; i < widths.size(); ++i) cells.push_back(Padded(table.columns[i].Title(), widths[i], right[i]));
  std::string text = absl::StrCat(Bold(Line(cells), bold), "\n");
  for (const Row& row : rows) {
    cells.clear();
    for (size_t i = 0; i < widths.size(); ++i) cells.push_back(Padded(row[i].text, widths[i], right[i]));
    absl::StrAppend(&text, Line(cells), "\n");
  }
  return text;
}

}  // namespace

std::string OneLine(const std::string& text) {
  std::string line;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c1 = c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
    if (c >= 0x20 && c != 0x7f && !c1) {
      line += text[i];
    } else {
      line += ' ';
      if (c1) ++i;
    }
  }
  return line;
}

std::string ToTable(const Table& table, std::vector<Row> rows, bool bold) {
  Prepare(table, &rows);
  if (table.rows.empty()) return rows.empty() ? "" : Record(table, rows.front(), bold);
  return rows.empty() ? "None.\n" : Lines(table, rows, bold);
}

std::string ToTables(const google::protobuf::Message& reply, const View& view, bool bold) {
  std::vector<std::string> parts;
  for (const Table& table : view) {
    std::vector<Row> rows = RowsOf(reply, table);
    // A list that is all there is to see says so when it is empty; one among several is left out.
    if (rows.empty() && view.size() > 1) continue;
    const std::string heading = table.title.empty() ? "" : absl::StrCat(Bold(table.title, bold), "\n");
    parts.push_back(absl::StrCat(heading, ToTable(table, std::move(rows), bold)));
  }
  return absl::StrJoin(parts, "\n");
}

}  // namespace ehcpqa::cli
