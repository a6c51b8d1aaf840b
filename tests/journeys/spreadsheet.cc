#include "tests/journeys/spreadsheet.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "tests/journeys/live_area.h"
#include "tests/journeys/process.h"

namespace ehcpqa::journeys {
namespace {

namespace fs = std::filesystem;

// Comma, double quote, UTF-8, from the first row, values as they are, every sheet into a file of its own.
constexpr char kEverySheet[] = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

bool Convert(const std::string& workbook, const std::string& to, const std::string& folder) {
  fs::create_directories(folder);
  // Its own profile: another LibreOffice may run, and takes the work of a second one over.
  return RunProgram({"soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", to,
                     "--outdir", folder, workbook},
                    {{"HOME", folder}})
             .code == 0;
}

}  // namespace

bool HasSpreadsheetProgram() { return RunProgram({"sh", "-c", "command -v soffice"}).code == 0; }

std::map<std::string, Cells> OpenedSheets(const std::string& workbook, const std::string& folder) {
  if (!Convert(workbook, kEverySheet, folder)) return {};
  std::map<std::string, Cells> sheets;
  const std::string stem = fs::path(workbook).stem().string() + "-";
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == ".csv" && name.starts_with(stem)) {
      sheets[name.substr(stem.size())] = ParseCsv(ReadWhole(entry.path().string()));
    }
  }
  return sheets;
}

std::vector<std::string> OpenedCharts(const std::string& workbook, const std::string& folder) {
  if (!Convert(workbook, "xlsx", folder)) return {};
  return ChartsIn(folder + "/" + fs::path(workbook).filename().string());
}

std::vector<std::string> ChartsIn(const std::string& workbook) {
  std::istringstream names(RunProgram({"unzip", "-Z1", workbook, "xl/charts/chart*.xml"}).out);
  std::vector<std::string> charts;
  for (std::string name; std::getline(names, name);) charts.push_back(RunProgram({"unzip", "-p", workbook, name}).out);
  return charts;
}

Cells ParseCsv(const std::string& text) {
  Cells rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      cell += c;
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
      cell += c;
    } else if (c != '\r') {
      row.push_back(std::move(cell));
      cell.clear();
      if (c == '\n') rows.push_back(std::exchange(row, {}));
    }
  }
  if (!cell.empty() || !row.empty()) {
    row.push_back(std::move(cell));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace ehcpqa::journeys
