#include "clients/web/pages/form_errors.h"

#include <algorithm>

#include "services/base/error.h"

namespace ehcpqa::web {

std::string Sentence(const std::string& words, const std::string& message) {
  const bool own = words.empty() || message.empty() || (message[0] >= 'A' && message[0] <= 'Z');
  return own ? message : words + " " + message;
}

ErrorSummary ShowErrors(const absl::Status& status, const std::vector<FormField>& fields) {
  ErrorSummary summary;
  std::vector<FieldViolation> violations = InfoOf(status).violations;
  const auto find = [&](const FieldViolation& violation) {
    return std::find_if(fields.begin(), fields.end(), [&](const FormField& f) { return f.path == violation.field; });
  };
  std::stable_sort(violations.begin(), violations.end(),
                   [&](const auto& a, const auto& b) { return find(a) < find(b); });
  for (const FieldViolation& violation : violations) {
    const auto of_form = find(violation);
    if (of_form == fields.end()) {
      summary.mistakes.push_back({Sentence(violation.field, violation.message)});
      continue;
    }
    of_form->field->error = Sentence(of_form->words, violation.message);
    summary.mistakes.push_back({of_form->field->error, of_form->Href()});
  }
  if (summary.mistakes.empty()) summary.mistakes.push_back({std::string(status.message())});
  return summary;
}

}  // namespace ehcpqa::web
