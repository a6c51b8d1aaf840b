// What the server found wrong with a form, at the fields where people look for it.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_FORM_ERRORS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_FORM_ERRORS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/lists.h"

namespace ehcpqa::web {

// A field of the contract, and the field of the form that stands for it.
struct FormField {
  std::string path;         // Path in the request: "new_password".
  Field* field;             // Gets the error.
  std::string words;        // What begins its messages: "New password".
  std::string target = {};  // Id that the summary leads to, where it is not the field's own: the first box of a day.

  std::string Href() const { return std::string("#").append(target.empty() ? field->id : target); }
};

// Puts every violation of the status at its field, and into a summary for the top of the page. A violation of a field
// that the form does not have, and a status without violations, stand in the summary alone. The summary has the order
// of `fields`, which is that of the page.
ErrorSummary ShowErrors(const absl::Status& status, const std::vector<FormField>& fields);

// "is required" of "Cause": "Cause is required". A message that is a sentence of its own stays as it is.
std::string Sentence(const std::string& words, const std::string& message);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_FORM_ERRORS_H_
