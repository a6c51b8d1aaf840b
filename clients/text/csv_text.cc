#include "clients/text/csv_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace ehcpqa::text {
namespace {

// Spreadsheets run a cell that begins so, in ASCII or full width.
bool LooksLikeFormula(const std::string& text) {
  for (const char* start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    if (text.rfind(start, 0) == 0) return true;
  }
  return false;
}

}  // namespace

std::string CsvField(const std::string& text, bool number) {
  const std::string safe = !number && LooksLikeFormula(text) ? "'" + text : text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  return absl::StrCat("\"", absl::StrReplaceAll(safe, {{"\"", "\"\""}}), "\"");
}

std::string CsvLine(const std::vector<std::string>& fields) {
  std::string line;
  for (size_t i = 0; i < fields.size(); ++i) absl::StrAppend(&line, i == 0 ? "" : ",", CsvField(fields[i]));
  return line + "\n";
}

}  // namespace ehcpqa::text
