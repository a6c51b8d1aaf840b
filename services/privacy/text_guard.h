// Refuses requests whose free text holds an identifier.
#ifndef EHCPQA_SERVICES_PRIVACY_TEXT_GUARD_H_
#define EHCPQA_SERVICES_PRIVACY_TEXT_GUARD_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/base/error.h"

namespace ehcpqa::privacy {

// Usage: TextGuard guard; guard.Check("concern.text", text); RETURN_IF_ERROR(guard.status());
class TextGuard {
 public:
  void Check(std::string_view field, std::string_view text);

  // InvalidArgument (IDENTIFIER_IN_TEXT) with a violation for each field that must change, or OK. Only the violations
  // quote the words; the message, which may be logged, names fields.
  absl::Status status() const;

 private:
  std::vector<FieldViolation> violations_;
};

}  // namespace ehcpqa::privacy

#endif  // EHCPQA_SERVICES_PRIVACY_TEXT_GUARD_H_
