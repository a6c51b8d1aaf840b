// A workbook: what the report is and was made with, a sheet for each heading, the values of the charts, the data and
// what its columns mean.
//
// A cell is a number only where the spreadsheet shows that number in exactly the document's words; everything else is
// text, and no text is ever a formula. Formulas stand only beside the values of the charts, computed from cells in the
// same row. The file's date is the report's, so that the same document always gives the same bytes.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "services/base/clock.h"
#include "services/base/status_macros.h"
#include "services/base/utf8.h"
#include "services/reports/native_charts.h"
#include "services/reports/plain_text.h"
#include "services/reports/render.h"
#include "services/reports/workbook.h"

namespace ehcpqa::reports {
namespace {

constexpr char kBanner[] = "SYNTHETIC DATA. Made from invented returns. It describes no child and no real plan.";
constexpr char kPrintedBanner[] = "&C&\"Calibri,Bold\"SYNTHETIC DATA: made from invented returns";
constexpr char kFooter[] = "&RPage &P of &N";
constexpr int kParagraphWidth = 54;
constexpr int kLastFrozenRow = 8;  // With more rows frozen, small screens have no room left for the rest.
constexpr time_t kDay = 24 * 60 * 60;
constexpr time_t kNoDay = 10957 * kDay;  // 1 January 2000, for a document that does not say its day.

// Midnight of the day that the document says it is about.
time_t DateOfDocument(const v1::ReportDocument& document) {
  for (const v1::ReportParameter& parameter : document.parameters()) {
    if (parameter.label() != "As at") continue;
    const auto days = ParseDate(parameter.value());
    if (days && *days > 0) return *days * kDay;
  }
  return kNoDay;
}

bool IsNumeric(const v1::ReportTable& table, int column) {
  return column < table.columns_size() && table.columns(column).kind() > v1::REPORT_COLUMN_KIND_TEXT;
}

size_t Characters(const std::string& text) { return CountCharacters(PlainText(text)); }

// Where a chart is to stand.
struct WaitingChart {
  const v1::ReportChart* chart;
  Sheet* sheet;
  int row;
};

class ReportWorkbook {
 public:
  ReportWorkbook(const v1::ReportDocument& document, Workbook& book) : document_(document), book_(book) {
    about_name_ = book.ReserveName("About");
    charts_name_ = book.ReserveName("Chart data");
    data_name_ = book.ReserveName("Data");
    dictionary_name_ = book.ReserveName("Data dictionary");
  }

  void Write() {
    WriteAbout();
    WriteBlocks();
    WriteCharts();
    WriteTableSheet(data_name_, document_.data(), true);
    WriteTableSheet(dictionary_name_, document_.dictionary(), false);
  }

 private:
  Sheet& NewSheet(const std::string& name, const std::string& title) {
    Sheet& sheet = book_.AddSheet(name);
    sheet.Line(title, Style::kTitle);
    if (document_.synthetic()) {
      sheet.Line(kBanner, Style::kBanner);
      sheet.Widen(0, 40);
      book_.Check(worksheet_set_header(sheet.handle(), kPrintedBanner));
    }
    book_.Check(worksheet_set_footer(sheet.handle(), kFooter));
    constexpr uint8_t kA4 = 9;
    worksheet_set_paper(sheet.handle(), kA4);
    worksheet_set_landscape(sheet.handle());
    worksheet_fit_to_pages(sheet.handle(), 1, 0);
    return sheet;
  }

  void WriteAbout() {
    Sheet& sheet = NewSheet(about_name_, document_.title());
    sheet.Widen(0, 40);
    if (!document_.area().empty()) sheet.Line(document_.area(), Style::kTableTitle);
    sheet.Skip();
    for (const v1::ReportParameter& parameter : document_.parameters()) {
      sheet.Text(sheet.row(), 0, parameter.label(), Style::kLabel);
      sheet.Text(sheet.row(), 1, parameter.value(), Style::kText);
      sheet.Widen(1, kParagraphWidth);
      sheet.Skip();
    }
  }

  void WriteBlocks() {
    Sheet* sheet = nullptr;
    int tables = 0, head = 0;
    bool drawn = false;
    const auto end_sheet = [&] {
      if (sheet != nullptr && tables == 1 && !drawn) Freeze(*sheet, head);
      tables = 0;
      drawn = false;
    };
    for (const v1::ReportBlock& block : document_.blocks()) {
      if (block.has_heading()) {
        end_sheet();
        sheet = &NewSheet(book_.ReserveName(block.heading()), block.heading());
        continue;
      }
      if (sheet == nullptr) sheet = &NewSheet(book_.ReserveName("Report"), document_.title());
      if (block.has_paragraph()) {
        sheet->Line(block.paragraph(), Style::kText);
        sheet->Widen(0, kParagraphWidth);
      } else if (block.has_chart() && HasMarks(block.chart())) {
        sheet->Skip();
        waiting_.push_back({&block.chart(), sheet, sheet->row()});
        sheet->Skip(RowsOf(block.chart()));
        drawn = true;
      } else if (block.has_table()) {
        sheet->Skip();
        head = WriteTable(block.table(), *sheet);
        ++tables;
      }
    }
    end_sheet();
  }

  void WriteCharts() {
    if (waiting_.empty()) return;
    Sheet& sheet = NewSheet(charts_name_, "Values of the charts");
    sheet.Skip();
    for (const WaitingChart& one : waiting_) AddNativeChart(*one.chart, book_, sheet, *one.sheet, one.row);
  }

  void WriteTableSheet(const std::string& name, const v1::ReportTable& table, bool filtered) {
    if (table.columns().empty()) return;
    Sheet& sheet = NewSheet(name, table.title());
    const int head = WriteColumns(table, sheet, /*machine_names=*/filtered);
    Freeze(sheet, head);
    book_.Check(worksheet_repeat_rows(sheet.handle(), static_cast<lxw_row_t>(head), static_cast<lxw_row_t>(head)));
    if (!filtered || table.rows().empty()) return;
    book_.Check(worksheet_autofilter(sheet.handle(), static_cast<lxw_row_t>(head), 0,
                                     static_cast<lxw_row_t>(head + table.rows_size()),
                                     static_cast<lxw_col_t>(table.columns_size() - 1)));
  }

  // Title, columns, notes. The row of the columns' heads.
  int WriteTable(const v1::ReportTable& table, Sheet& sheet) {
    sheet.Line(table.title(), Style::kTableTitle);
    const int head = WriteColumns(table, sheet, /*machine_names=*/false);
    if (table.rows().empty()) sheet.Line("No figures.", Style::kText);
    for (const std::string& note : table.notes()) {
      sheet.Line(note, Style::kNote);
      sheet.Widen(0, std::min<size_t>(Characters(note), kParagraphWidth));
    }
    return head;
  }

  int WriteColumns(const v1::ReportTable& table, Sheet& sheet, bool machine_names) {
    const int head = sheet.row();
    for (int i = 0; i < table.columns_size(); ++i) {
      const std::string& label = machine_names ? table.columns(i).name() : table.columns(i).label();
      sheet.Text(head, i, label, IsNumeric(table, i) ? Style::kNumberHead : Style::kHead);
      sheet.Widen(i, machine_names ? Characters(label) + 2 : std::min<size_t>(Characters(label), 14));
    }
    sheet.Skip();
    for (const v1::ReportRow& row : table.rows()) {
      for (int i = 0; i < row.cells_size(); ++i) WriteCell(row.cells(i), IsNumeric(table, i), i, sheet);
      sheet.Skip();
    }
    return head;
  }

  void WriteCell(const v1::ReportCell& cell, bool numeric, int column, Sheet& sheet) {
    sheet.Widen(column, Characters(cell.text()));
    if (cell.has_number()) {
      if (const auto format = NumberFormat(cell.text(), cell.number())) {
        return sheet.Number(sheet.row(), column, cell.number(), *format);
      }
    }
    if (!cell.text().empty()) {
      sheet.Text(sheet.row(), column, cell.text(), numeric ? Style::kSymbol : Style::kText);
    }
  }

  void Freeze(Sheet& sheet, int head) {
    worksheet_freeze_panes(sheet.handle(), static_cast<lxw_row_t>(head <= kLastFrozenRow ? head + 1 : 0), 1);
  }

  const v1::ReportDocument& document_;
  Workbook& book_;
  std::string about_name_, charts_name_, data_name_, dictionary_name_;
  std::vector<WaitingChart> waiting_;
};

}  // namespace

absl::StatusOr<std::string> RenderXlsx(const v1::ReportDocument& document) {
  WorkbookProperties properties;
  properties.title = document.title();
  properties.comments = document.synthetic() ? kBanner : "";
  properties.created = DateOfDocument(document);
  ASSIGN_OR_RETURN(const std::unique_ptr<Workbook> book, Workbook::New(properties));
  ReportWorkbook(document, *book).Write();
  return book->Finish();
}

}  // namespace ehcpqa::reports
