#include "services/reports/workbook.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "services/base/utf8.h"
#include "services/reports/plain_text.h"

namespace ehcpqa::reports {
namespace {

constexpr int kFirstFixedLength = 7'000'001;  // No axis, limit or value of a chart is so large.
constexpr lxw_color_t kBlack = 0x0B0C0C, kGrey = 0x484949, kYellow = 0xFFDD00;
constexpr size_t kNarrowest = 9, kWidest = 34, kWidestFirst = 60;
constexpr double kLineHeight = 15, kHighestRow = 409;  // In points; a spreadsheet has no higher rows.

void Wrap(lxw_format* format) {
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
}

void Head(lxw_format* format) {
  format_set_bold(format);
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
  format_set_bottom(format, LXW_BORDER_MEDIUM);
}

void Apply(Style style, lxw_format* format) {
  switch (style) {
    case Style::kTitle:
      format_set_bold(format);
      format_set_font_size(format, 16);
      return;
    case Style::kBanner:
      format_set_bold(format);
      format_set_font_color(format, kBlack);
      format_set_bg_color(format, kYellow);
      Wrap(format);
      return;
    case Style::kText:
      Wrap(format);
      return;
    case Style::kNote:
      format_set_font_color(format, kGrey);
      Wrap(format);
      return;
    case Style::kTableTitle:
      format_set_bold(format);
      format_set_font_size(format, 12);
      Wrap(format);
      return;
    case Style::kHead:
      Head(format);
      return;
    case Style::kNumberHead:
      Head(format);
      format_set_align(format, LXW_ALIGN_RIGHT);
      return;
    case Style::kLabel:
      format_set_bold(format);
      Wrap(format);
      return;
    case Style::kSymbol:
      Wrap(format);
      format_set_align(format, LXW_ALIGN_RIGHT);
      return;
  }
}

// "1234.5" to "1,234.5".
std::string Grouped(std::string digits) {
  const size_t begin = digits[0] == '-' ? 1 : 0;
  size_t at = std::min(digits.find('.'), digits.size());
  while (at > begin + 3) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string ReadFile(int file) {
  std::string bytes;
  char piece[1 << 16];
  lseek(file, 0, SEEK_SET);
  for (ssize_t got; (got = read(file, piece, sizeof piece)) > 0;) bytes.append(piece, static_cast<size_t>(got));
  return bytes;
}

}  // namespace

std::optional<std::string> NumberFormat(const std::string& text, double number) {
  std::string digits = text, unit;
  if (digits.ends_with(" %")) {
    digits.resize(digits.size() - 2);
    unit = "\" %\"";
  }
  const size_t point = digits.find('.');
  const size_t decimals = point == std::string::npos ? 0 : digits.size() - point - 1;
  constexpr size_t kMostDecimals = 9;
  if (digits.empty() || decimals > kMostDecimals) return std::nullopt;
  const bool grouped = digits.find(',') != std::string::npos;
  const std::string plain = absl::StrFormat("%.*f", static_cast<int>(decimals), number);
  if (digits != (grouped ? Grouped(plain) : plain) || std::stod(plain) != number) return std::nullopt;
  return absl::StrCat(grouped ? "#,##0" : "0", decimals > 0 ? "." : "", std::string(decimals, '0'), unit);
}

void Sheet::Line(const std::string& text, Style style) { Text(row_++, 0, text, style); }

void Sheet::Text(int row, int column, const std::string& text, Style style) {
  const std::string plain = PlainText(text);
  book_->Check(worksheet_write_string(handle_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                      plain.c_str(), book_->FormatOf(style)));
  if (style == Style::kTitle) return;
  Wrapped wrapped{row, column, {}};
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(plain, '\n'))) {
    wrapped.lines.push_back(CountCharacters(line));
  }
  wrapped_.push_back(std::move(wrapped));
}

void Sheet::Number(int row, int column, double number, const std::string& format) {
  book_->Check(worksheet_write_number(handle_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), number,
                                      book_->FormatOf(format)));
}

void Sheet::Formula(int row, int column, const std::string& formula, double number, const std::string& format) {
  book_->Check(worksheet_write_formula_num(handle_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                           formula.c_str(), book_->FormatOf(format), number));
}

void Sheet::Widen(int column, size_t characters) {
  size_t& width = widths_.try_emplace(column, kNarrowest).first->second;
  width = std::max(width, std::min(characters + 2, column == 0 ? kWidestFirst : kWidest));
}

absl::StatusOr<std::unique_ptr<Workbook>> Workbook::New(const WorkbookProperties& properties) {
  const int file = memfd_create("workbook", MFD_CLOEXEC);
  if (file < 0) return absl::InternalError("workbook: no memory for its file");
  std::unique_ptr<Workbook> book(new Workbook(file));
  book->handle_ = workbook_new(absl::StrCat("/proc/self/fd/", file).c_str());
  if (book->handle_ == nullptr) return absl::InternalError("workbook: no memory");
  std::string title = PlainText(properties.title), comments = PlainText(properties.comments);
  lxw_doc_properties kept = {};
  kept.title = title.data();
  kept.comments = comments.data();
  kept.created = properties.created;
  book->Check(workbook_set_properties(book->handle_, &kept));
  return book;
}

Workbook::~Workbook() {
  if (handle_ != nullptr) lxw_workbook_free(handle_);
  close(file_);
}

Sheet& Workbook::AddSheet(const std::string& name) {
  sheets_.push_back(std::make_unique<Sheet>());
  Sheet& sheet = *sheets_.back();
  sheet.book_ = this;
  sheet.name_ = name;
  sheet.handle_ = workbook_add_worksheet(handle_, name.c_str());
  if (sheet.handle_ == nullptr) Check(LXW_ERROR_PARAMETER_VALIDATION);
  return sheet;
}

void Workbook::SetErrorBars(lxw_series_error_bars* series, ErrorBars bars) {
  bars.fixed_length = kFirstFixedLength + static_cast<int>(bars_.size());
  chart_series_set_error_bars(series, LXW_CHART_ERROR_BAR_TYPE_FIXED, bars.fixed_length);
  bars_.push_back(std::move(bars));
}

lxw_format* Workbook::FormatOf(Style style) {
  lxw_format*& format = styles_[style];
  if (format == nullptr) {
    format = workbook_add_format(handle_);
    Apply(style, format);
  }
  return format;
}

lxw_format* Workbook::FormatOf(const std::string& number_format) {
  lxw_format*& format = numbers_[number_format];
  if (format == nullptr) {
    format = workbook_add_format(handle_);
    format_set_num_format(format, number_format.c_str());
    format_set_align(format, LXW_ALIGN_RIGHT);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  return format;
}

void Workbook::Check(lxw_error error) {
  if (error_ == LXW_NO_ERROR) error_ = error;
}

void Workbook::SetSizes(const Sheet& sheet) {
  for (const auto& [column, width] : sheet.widths_) {
    const auto c = static_cast<lxw_col_t>(column);
    Check(worksheet_set_column(sheet.handle_, c, c, static_cast<double>(width), nullptr));
  }
  std::map<int, size_t> rows;
  for (const Sheet::Wrapped& text : sheet.wrapped_) {
    const auto width = sheet.widths_.find(text.column);
    const size_t room = width == sheet.widths_.end() ? kNarrowest : width->second;
    size_t lines = 0;
    // Letters are narrower than the digits that widths are counted in, but words are not broken.
    for (const size_t characters : text.lines) lines += std::max<size_t>(1, (characters + room - 1) / room);
    size_t& most = rows[text.row];
    most = std::max(most, lines);
  }
  for (const auto& [row, lines] : rows) {
    if (lines < 2) continue;
    const double height = std::min(kHighestRow, kLineHeight * static_cast<double>(lines));
    Check(worksheet_set_row(sheet.handle_, static_cast<lxw_row_t>(row), height, nullptr));
  }
}

absl::StatusOr<std::string> Workbook::Finish() {
  for (const std::unique_ptr<Sheet>& sheet : sheets_) SetSizes(*sheet);
  if (error_ == LXW_NO_ERROR) error_ = workbook_close(std::exchange(handle_, nullptr));
  if (error_ != LXW_NO_ERROR) return absl::InternalError(absl::StrCat("workbook: ", lxw_strerror(error_)));
  return ReplaceErrorBars(ReadFile(file_), bars_);
}

}  // namespace ehcpqa::reports
