// Comma-separated values (RFC 4180) as a stream.
#ifndef EHCPQA_CLIENTS_RETURNS_CSV_H_
#define EHCPQA_CLIENTS_RETURNS_CSV_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/returns/byte_source.h"
#include "clients/returns/limits.h"
#include "clients/returns/refusal.h"

namespace ehcpqa::returns {

// Reads rows. A byte order mark at the start is dropped; rows end with CRLF, LF or CR; empty lines are skipped.
//
// Refused, with row and column: a quote inside an unquoted field, anything but a comma or a row's end after a closing
// quote, a quote that never closes (the file was cut short), a NUL, text that is not UTF-8, UTF-16, a cap of `limits`.
class CsvReader {
 public:
  enum class Encoding {
    kUtf8,
    kAny,  // GIAS extracts are in Windows-1252; only their plain columns are used.
  };
  CsvReader(ByteSource& source, const Limits& limits, Encoding encoding = Encoding::kUtf8);

  // Reads the next row; false at the end. The fields are valid until the next call.
  absl::StatusOr<bool> Next();
  // The fields of the row.
  const std::vector<std::string_view>& fields() const { return fields_; }
  // The row's number, the first being 1; a row with line breaks in quotes counts once, as in a spreadsheet.
  uint64_t row() const { return row_; }
  // The place of the row, or of its column with that number from 0.
  Place Here() const { return {.file = source_.name(), .row = row_}; }

 private:
  absl::StatusOr<bool> ReadRow();
  absl::StatusOr<bool> ReadQuoted();
  absl::Status EndField(size_t start);
  absl::Status FinishRow();
  // The next byte without taking it; -1 at the end.
  absl::StatusOr<int> Peek();
  Place InField() const;

  ByteSource& source_;
  const Limits limits_;
  const Encoding encoding_;
  std::vector<char> buffer_;
  size_t next_ = 0;
  size_t filled_ = 0;
  bool at_end_ = false;
  uint64_t row_ = 0;
  std::string text_;          // All fields of the row, one after another.
  std::vector<size_t> ends_;  // Where each ends in text_.
  std::vector<std::string_view> fields_;
};

// The columns of a table by name: lower case, trimmed, and where they stand.
class CsvHeader {
 public:
  // From the first row. Refuses a name that occurs twice, and a header that is separated by something else than commas.
  static absl::StatusOr<CsvHeader> Read(CsvReader& reader);
  // The index of the column, or -1.
  int Find(std::string_view lower_name) const;
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

// Reads the next row of a table and refuses one with another number of fields than the header; false at the end.
absl::StatusOr<bool> NextOf(CsvReader& reader, const CsvHeader& header);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_CSV_H_
