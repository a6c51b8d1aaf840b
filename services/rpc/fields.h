// Checks of request fields, collected so that a caller learns of all mistakes at once.
#ifndef EHCPQA_SERVICES_RPC_FIELDS_H_
#define EHCPQA_SERVICES_RPC_FIELDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/base/error.h"

namespace ehcpqa::rpc {

// Usage: FieldChecks checks; checks.Text("cycle.title", title, 1, 120); ... RETURN_IF_ERROR(checks.status());
class FieldChecks {
 public:
  // Records a violation unless `holds`.
  void Require(bool holds, std::string_view field, std::string_view message);
  // Between `least` and `most` Unicode characters, valid UTF-8, no control characters but line breaks and tabs.
  void Text(std::string_view field, std::string_view value, size_t least, size_t most);
  // An id of the directory: 2 to 40 of a-z, 0-9, '-' and '.', first a letter.
  void Id(std::string_view field, std::string_view value);
  // YYYY-MM-DD.
  void Date(std::string_view field, std::string_view value);
  // Between `least` and `most`.
  void Range(std::string_view field, int64_t value, int64_t least, int64_t most);

  // InvalidArgument with every violation, or OK.
  absl::Status status() const { return FieldsInvalid(violations_); }
  bool ok() const { return violations_.empty(); }

 private:
  std::vector<FieldViolation> violations_;
};

// Without white space at either end.
std::string_view Trimmed(std::string_view text);

}  // namespace ehcpqa::rpc

#endif  // EHCPQA_SERVICES_RPC_FIELDS_H_
