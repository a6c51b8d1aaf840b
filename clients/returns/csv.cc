#include "clients/returns/csv.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/returns/modules.h"
#include "clients/returns/utf8.h"
#include "clients/returns/values.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

constexpr size_t kBuffer = 64 * 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

CsvReader::CsvReader(ByteSource& source, const Limits& limits, Encoding encoding)
    : source_(source), limits_(limits), encoding_(encoding), buffer_(kBuffer) {}

absl::StatusOr<int> CsvReader::Peek() {
  if (next_ == filled_ && !at_end_) {
    ASSIGN_OR_RETURN(filled_, source_.Read(buffer_.data(), buffer_.size()));
    next_ = 0;
    at_end_ = filled_ == 0;
  }
  return next_ < filled_ ? static_cast<unsigned char>(buffer_[next_]) : -1;
}

Place CsvReader::InField() const {
  Place place = Here();
  place.field = absl::StrCat(ends_.size() + 1);
  return place;
}

absl::Status CsvReader::EndField(size_t start) {
  if (text_.size() - start > limits_.text) return TooLarge(InField(), "the field is longer than any of a return.");
  if (text_.size() > limits_.row) return TooLarge(Here(), "the row is longer than any of a return.");
  ends_.push_back(text_.size());
  if (ends_.size() > limits_.columns) return TooLarge(Here(), "the row has more columns than any of a return.");
  return absl::OkStatus();
}

// Reads the rest of a quoted field; whether a row goes on after it is for the caller to see. True when the quote was
// closed.
absl::StatusOr<bool> CsvReader::ReadQuoted() {
  const size_t start = text_.size();
  while (true) {
    ASSIGN_OR_RETURN(const int c, Peek());
    if (c < 0) return false;
    ++next_;
    if (c == '"') {
      ASSIGN_OR_RETURN(const int after, Peek());
      if (after != '"') return true;
      ++next_;
    }
    text_.push_back(static_cast<char>(c));
    if (text_.size() - start > limits_.text) {
      return TooLarge(InField(), "the field is longer than any of a return; perhaps a quote is not closed.");
    }
  }
}

absl::StatusOr<bool> CsvReader::ReadRow() {
  text_.clear();
  ends_.clear();
  size_t start = 0;
  bool quoted = false;  // The field has been in quotes, which are closed.
  while (true) {
    ASSIGN_OR_RETURN(const int c, Peek());
    if (c < 0 && ends_.empty() && text_.empty() && !quoted) return false;
    if (c >= 0) ++next_;
    if (c < 0 || c == '\n' || c == '\r') {
      if (c == '\r') {
        ASSIGN_OR_RETURN(const int after, Peek());
        if (after == '\n') ++next_;
      }
      RETURN_IF_ERROR(EndField(start));
      return true;
    }
    if (c == ',') {
      RETURN_IF_ERROR(EndField(start));
      start = text_.size();
      quoted = false;
    } else if (quoted) {
      return Unreadable(InField(), "something follows a closing quote; a quote inside a field must be doubled.");
    } else if (c == '"') {
      if (row_ == 1 && ends_.empty() && text_ == kByteOrderMark) text_.clear();
      if (text_.size() != start)
        return Unreadable(InField(), "a quote stands inside a field that does not start with one.");
      ASSIGN_OR_RETURN(quoted, ReadQuoted());
      if (!quoted)
        return Unreadable(InField(), "the file ends inside a quoted field: it was cut short. Export it again.");
    } else if (c == 0) {
      return Unreadable(InField(), "there is a NUL byte: this is not text in UTF-8.");
    } else {
      text_.push_back(static_cast<char>(c));
      if (text_.size() - start > limits_.text) return TooLarge(InField(), "the field is longer than any of a return.");
    }
  }
}

absl::StatusOr<bool> CsvReader::Next() {
  while (true) {
    ++row_;
    ASSIGN_OR_RETURN(const bool more, ReadRow());
    if (!more) return false;
    if (row_ == 1 && text_.starts_with(kByteOrderMark)) {
      text_.erase(0, kByteOrderMark.size());
      for (size_t& end : ends_) end -= kByteOrderMark.size();
    }
    if (row_ == 1 && (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF"))) {
      return Unreadable(Here(), "the file is in UTF-16; save it as UTF-8.");
    }
    if (ends_.size() > 1 || !text_.empty()) break;
  }
  fields_.clear();
  size_t start = 0;
  for (const size_t end : ends_) {
    fields_.push_back(std::string_view(text_).substr(start, end - start));
    start = end;
    if (encoding_ == Encoding::kUtf8 && !IsUtf8(fields_.back())) {
      Place place = Here();
      place.field = absl::StrCat(fields_.size());
      return Unreadable(place, "a character here is not UTF-8; save the file as UTF-8.");
    }
  }
  return true;
}

absl::StatusOr<CsvHeader> CsvHeader::Read(CsvReader& reader) {
  ASSIGN_OR_RETURN(const bool found, reader.Next());
  if (!found) return Unreadable({.file = reader.Here().file}, "the file is empty.");
  CsvHeader header;
  for (const std::string_view field : reader.fields()) {
    std::string name = Lower(Trimmed(field));
    if (!name.empty() && header.Find(name) >= 0) {
      Place place = reader.Here();
      place.field = absl::StrCat(header.names_.size() + 1);  // Not the name: without a header row it may be a child's.
      return Unreadable(place, "the column occurs twice.");
    }
    header.names_.push_back(std::move(name));
  }
  if (header.names_.size() == 1 && header.names_[0].find_first_of(";\t|") != std::string::npos) {
    return Unreadable(reader.Here(),
                      "the columns are not separated by commas; export the file as comma-separated values.");
  }
  return header;
}

int CsvHeader::Find(std::string_view lower_name) const {
  const auto it = std::find(names_.begin(), names_.end(), lower_name);
  return it == names_.end() ? -1 : static_cast<int>(it - names_.begin());
}

absl::StatusOr<bool> NextOf(CsvReader& reader, const CsvHeader& header) {
  ASSIGN_OR_RETURN(const bool found, reader.Next());
  if (!found || reader.fields().size() == header.names().size()) return found;
  return Unreadable(reader.Here(), absl::StrCat("the row has ", reader.fields().size(), " fields where the header has ",
                                                header.names().size(), "; perhaps the file was cut short."));
}

}  // namespace ehcpqa::returns
