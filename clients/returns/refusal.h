// How a reader of returns says no: one sentence that names the file and the place, never a value from the file.
#ifndef EHCPQA_CLIENTS_RETURNS_REFUSAL_H_
#define EHCPQA_CLIENTS_RETURNS_REFUSAL_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace ehcpqa::returns {

// Where in a return something stands.
struct Place {
  std::string file;        // Base name of the file, or of the entry in a zip.
  uint64_t row = 0;        // CSV: the row, the header being row 1. 0 when not in a table.
  uint64_t line = 0;       // XML: the line, from 1. 0 when not in XML.
  uint64_t column = 0;     // XML: the column, from 1.
  std::string field = {};  // CSV column or XML element; may be empty.
};

// "sen2.xml, line 12, column 5, element UPN" or "Blade-Export_person.csv, row 12, column upn".
std::string ToText(const Place& place);

// InvalidArgument, reason RETURN_UNREADABLE: the file is not what its format says (cut short, wrongly encoded, a row
// without its parent).
absl::Status Unreadable(const Place& place, std::string_view what);
// InvalidArgument, reason RETURN_WRONG_KIND: a whole and perhaps sound file, but not a SEN2 return.
absl::Status WrongKind(const Place& place, std::string_view what);
// ResourceExhausted, reason RETURN_TOO_LARGE: a cap of limits.h was met.
absl::Status TooLarge(const Place& place, std::string_view what);
// FailedPrecondition, reason RETURN_FILE: the operating system refused (no such file, no permission, disk full).
// `error` is errno.
absl::Status FileFailed(std::string_view path, std::string_view doing, int error);

// The text as it may be shown in a message: at most 32 characters, anything but printable ASCII replaced. Only for
// words of the format (a root element, a collection code), never for what a record holds.
std::string Shown(std::string_view word);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_REFUSAL_H_
