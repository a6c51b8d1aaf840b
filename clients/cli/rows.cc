#include "clients/cli/rows.h"

#include "nlohmann/json.hpp"

namespace ehcpqa::cli {
namespace {

std::string Json(const std::vector<std::string>& header, const std::vector<Row>& rows) {
  auto list = nlohmann::ordered_json::array();
  for (const Row& row : rows) {
    nlohmann::ordered_json object;
    for (size_t i = 0; i < header.size(); ++i) object[header[i]] = row[i].text;
    list.push_back(std::move(object));
  }
  return list.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string RowsText(const std::vector<std::string>& header, const std::vector<Row>& rows, Format format, bool bold) {
  if (format == Format::kJson) return Json(header, rows);
  if (format == Format::kCsv) return ToCsv(header, rows);
  Table table = {.rows = "rows"};
  for (const std::string& name : header) table.columns.emplace_back(name.c_str());
  return ToTable(table, rows, bold);
}

}  // namespace ehcpqa::cli
