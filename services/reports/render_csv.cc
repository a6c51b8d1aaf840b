// The figures as CSV, as the Department for Education's open data standards ask for: UTF-8 (without a byte order mark,
// which readers of data take for a part of the first name), one line of names for machines, one line a figure, plain
// numbers without signs of thousands or per cent, symbols (c, z, x, u, low) in place of what may not be shown. Fields
// are quoted only where they must be (RFC 4180); lines end in a line feed.
//
// A spreadsheet would run a text that begins like a formula. Such a text gets an apostrophe before it; numbers, which
// are ours, do not.
#include <charconv>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/reports/render.h"

namespace ehcpqa::reports {
namespace {

// In ASCII or full width.
bool LooksLikeFormula(const std::string& text) {
  for (const char* start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    if (absl::StartsWith(text, start)) return true;
  }
  return false;
}

std::string TextField(const std::string& text) {
  const std::string safe = LooksLikeFormula(text) ? absl::StrCat("'", text) : text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  return absl::StrCat("\"", absl::StrReplaceAll(safe, {{"\"", "\"\""}}), "\"");
}

// The shortest digits that are this number, without an exponent.
std::string NumberField(double number) {
  char digits[400];
  const auto end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed);
  return std::string(digits, end.ptr);
}

}  // namespace

std::string RenderCsv(const v1::ReportDocument& document) {
  std::string csv;
  const v1::ReportTable& data = document.data();
  for (int i = 0; i < data.columns_size(); ++i) {
    absl::StrAppend(&csv, i == 0 ? "" : ",", TextField(data.columns(i).name()));
  }
  absl::StrAppend(&csv, "\n");
  for (const v1::ReportRow& row : data.rows()) {
    for (int i = 0; i < row.cells_size(); ++i) {
      const v1::ReportCell& cell = row.cells(i);
      absl::StrAppend(&csv, i == 0 ? "" : ",", cell.has_number() ? NumberField(cell.number()) : TextField(cell.text()));
    }
    absl::StrAppend(&csv, "\n");
  }
  return csv;
}

}  // namespace ehcpqa::reports
