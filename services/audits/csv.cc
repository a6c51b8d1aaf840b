#include "services/audits/csv.h"

#include "services/base/utf8.h"

namespace ehcpqa::audits {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  CsvFile Run() {
    while (at_ < text_.size() && file_.problem.empty()) ReadRow();
    return std::move(file_);
  }

 private:
  void Problem(const char* what) {
    file_.problem_row = file_.rows.size() + 1;
    file_.problem = what;
  }

  bool AtLineEnd() const { return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  void ReadRow() {
    CsvRow row;
    for (;;) {
      row.push_back(at_ < text_.size() && text_[at_] == '"' ? Quoted() : Plain());
      if (!file_.problem.empty()) return;
      if (AtLineEnd()) break;
      ++at_;  // The comma.
    }
    if (at_ < text_.size()) at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    file_.rows.push_back(std::move(row));
  }

  std::string Plain() {
    const size_t begin = at_;
    while (!AtLineEnd() && text_[at_] != ',') {
      if (text_[at_] == '"')
        Problem(
            "A quote stands inside a field that does not begin with one. Put the field in quotes and double the "
            "quote.");
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string Quoted() {
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        field += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        field += '"';
        ++at_;
      } else {
        ++at_;
        if (!AtLineEnd() && text_[at_] != ',')
          Problem("Text follows a closing quote. Double the quotes inside a field.");
        return field;
      }
    }
    Problem("A quote is opened here and never closed.");
    return field;
  }

  std::string_view text_;
  size_t at_ = 0;
  CsvFile file_;
};

}  // namespace

CsvFile ReadCsv(std::string_view text) {
  if (FirstInvalidUtf8(text)) return {{}, 1, "The file is not UTF-8. Save it as \"CSV UTF-8\"."};
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  return Reader(text).Run();
}

}  // namespace ehcpqa::audits
