// What a spreadsheet program makes of a workbook: LibreOffice, where it is installed, reads the file as a person would
// open it.
#ifndef EHCPQA_TESTS_JOURNEYS_SPREADSHEET_H_
#define EHCPQA_TESTS_JOURNEYS_SPREADSHEET_H_

#include <map>
#include <string>
#include <vector>

namespace ehcpqa::journeys {

// Rows of cells as text, numbers without thousands separators.
using Cells = std::vector<std::vector<std::string>>;

// Whether LibreOffice is there to open workbooks.
bool HasSpreadsheetProgram();

// Opens the workbook and answers the cells of each sheet, by the sheet's name; works in `folder`, which it makes.
// Nothing when the program could not read it.
std::map<std::string, Cells> OpenedSheets(const std::string& workbook, const std::string& folder);

// Opens the workbook, saves it anew, and answers what was saved of each chart, as XML with the values that the program
// read from the cells.
std::vector<std::string> OpenedCharts(const std::string& workbook, const std::string& folder);

// The XML of each chart as it is in the file.
std::vector<std::string> ChartsIn(const std::string& workbook);

// The rows of a CSV file (RFC 4180).
Cells ParseCsv(const std::string& text);

}  // namespace ehcpqa::journeys

#endif  // EHCPQA_TESTS_JOURNEYS_SPREADSHEET_H_
