#include "services/privacy/text_guard.h"

#include "services/privacy/identifier_guard.h"

namespace ehcpqa::privacy {

void TextGuard::Check(std::string_view field, std::string_view text) {
  const std::vector<FoundIdentifier> found = FindIdentifiers(text);
  if (!found.empty()) violations_.push_back({std::string(field), WordsToChange(text, found)});
}

absl::Status TextGuard::status() const {
  if (violations_.empty()) return absl::OkStatus();
  std::string fields;
  for (const FieldViolation& violation : violations_) fields += (fields.empty() ? "" : ", ") + violation.field;
  return Refuse(absl::StatusCode::kInvalidArgument, "IDENTIFIER_IN_TEXT",
                fields + ": holds words that may identify somebody. Change them, then save again.", violations_);
}

}  // namespace ehcpqa::privacy
