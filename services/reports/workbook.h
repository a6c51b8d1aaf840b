// A workbook in memory while it is written: sheets that know where their next row is, formats, and an end that gives
// the file's bytes.
#ifndef EHCPQA_SERVICES_REPORTS_WORKBOOK_H_
#define EHCPQA_SERVICES_REPORTS_WORKBOOK_H_

#include <xlsxwriter.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/reports/error_bars.h"
#include "services/reports/sheet_names.h"

namespace ehcpqa::reports {

// How a cell looks.
enum class Style {
  kTitle,
  kBanner,
  kText,
  kNote,
  kTableTitle,
  kHead,        // Head of a column of words.
  kNumberHead,  // Head of a column of numbers.
  kLabel,       // Bold words before a value.
  kSymbol,      // What stands in place of a number.
};

class Workbook;

// One sheet, written from the top. Rows and columns count from 0.
class Sheet {
 public:
  int row() const { return row_; }
  const std::string& name() const { return name_; }
  lxw_worksheet* handle() { return handle_; }

  void Skip(int rows = 1) { row_ += rows; }
  // A text in the first column of the next row.
  void Line(const std::string& text, Style style);
  void Text(int row, int column, const std::string& text, Style style);
  // A number shown by the spreadsheet's format, "0.00".
  void Number(int row, int column, double number, const std::string& format);
  // A number that the spreadsheet computes from cells.
  void Formula(int row, int column, const std::string& formula, double number, const std::string& format);
  // Makes a column at least this wide, in characters.
  void Widen(int column, size_t characters);

 private:
  friend class Workbook;
  Workbook* book_ = nullptr;
  lxw_worksheet* handle_ = nullptr;
  // Characters of each line of a text that is broken where its column ends.
  struct Wrapped {
    int row, column;
    std::vector<size_t> lines;
  };
  std::string name_;
  int row_ = 0;
  std::map<int, size_t> widths_;
  std::vector<Wrapped> wrapped_;
};

struct WorkbookProperties {
  std::string title;
  std::string comments;
  time_t created = 0;  // Not 0, or the clock's time is written.
};

class Workbook {
 public:
  static absl::StatusOr<std::unique_ptr<Workbook>> New(const WorkbookProperties& properties);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  // A name that AddSheet may be given later; another sheet's wish for it gets a number.
  std::string ReserveName(std::string_view wish) { return names_.Take(wish); }
  // `name` comes from ReserveName. The sheet lives as long as the workbook.
  Sheet& AddSheet(const std::string& name);
  // Null only where there is no memory.
  lxw_chart* AddChart(lxw_chart_type type) { return workbook_add_chart(handle_, type); }
  // Gives the series' bars own lengths when the workbook ends.
  void SetErrorBars(lxw_series_error_bars* series, ErrorBars bars);
  lxw_format* FormatOf(Style style);
  lxw_format* FormatOf(const std::string& number_format);

  // Remembers the first thing that went wrong.
  void Check(lxw_error error);
  // Ends the workbook: its bytes. Call it once.
  absl::StatusOr<std::string> Finish();

 private:
  // Widths of columns, and heights of rows that need more than one line: not every spreadsheet finds these itself.
  void SetSizes(const Sheet& sheet);

  explicit Workbook(int file) : file_(file) {}

  int file_;  // In memory, without a name.
  lxw_workbook* handle_ = nullptr;
  lxw_error error_ = LXW_NO_ERROR;
  SheetNames names_;
  std::vector<std::unique_ptr<Sheet>> sheets_;
  std::map<Style, lxw_format*> styles_;
  std::map<std::string, lxw_format*> numbers_;
  std::vector<ErrorBars> bars_;
};

// The spreadsheet's format that shows the number in exactly this text: "0", "#,##0", "0.00", "0\" %\"". Nothing where
// there is none, or the number has digits that the text does not show: then the text is what may be written.
std::optional<std::string> NumberFormat(const std::string& text, double number);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_WORKBOOK_H_
