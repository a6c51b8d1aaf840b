// What a person is in one agency, as a form asks for it: for a new person and for a membership of their own.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_PEOPLE_MEMBERSHIP_FORM_H_
#define EHCPQA_CLIENTS_WEB_PAGES_PEOPLE_MEMBERSHIP_FORM_H_

#include <string>
#include <vector>

#include "clients/web/engine/request.h"
#include "clients/web/html/blocks.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/people/people_view.h"

namespace ehcpqa::web {

class MembershipForm {
 public:
  // Filled with what is.
  MembershipForm(const Directory& directory, const v1::Membership& membership);
  // Filled with what was typed.
  MembershipForm(const Directory& directory, const std::string& agency, const Fields& typed);

  // To be stored. What is no number at all is sent as one that the server refuses at its field.
  v1::Membership Membership() const;
  // Where violations below `path`, the membership's place in the request, are shown.
  std::vector<FormField> Places(const std::string& path);
  void AddTo(Blocks form) const;

 private:
  std::string agency_;
  Checkboxes roles_;
  Checkboxes services_;
  Input capacity_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_PEOPLE_MEMBERSHIP_FORM_H_
