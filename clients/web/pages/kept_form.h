// What somebody typed into a form that could not be taken: no failure loses a text.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_KEPT_FORM_H_
#define EHCPQA_CLIENTS_WEB_PAGES_KEPT_FORM_H_

#include <string>

#include "clients/web/engine/request.h"
#include "clients/web/html/template_set.h"
#include "clients/web/pages/page.h"

namespace ehcpqa::web {

struct KeptForm {
  std::string action;  // A path of this site.
  Fields fields;       // Without passwords and proofs.

  bool empty() const { return fields.all().empty(); }
};

// Of a form that was posted.
KeptForm KeptOf(const Request& request);

// Of a sign-in form that carries another one: fields "kept:NAME" and "kept-action". Empty when it carries none.
KeptForm CarriedBy(const Fields& sign_in);
// Lets a sign-in form carry it.
void Carry(const KeptForm& kept, Dictionary* sign_in);

// What is said above a kept form, and on its button.
struct KeptWords {
  std::string text;
  std::string button;
};

// A form that sends it again with the button, and shows the texts that took work to write, so that they can be copied
// whatever happens next. `page` is of the template pages/failure.html.
void PutKept(const KeptForm& kept, const KeptWords& words, Page* page);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_KEPT_FORM_H_
