// The sign-in form, for the page of its own and for whoever was signed out while they typed.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_ACCOUNT_SIGNING_IN_H_
#define EHCPQA_CLIENTS_WEB_PAGES_ACCOUNT_SIGNING_IN_H_

#include "clients/web/pages/kept_form.h"
#include "clients/web/pages/visit.h"

namespace ehcpqa::web {

// Answers a form that was posted after the session had ended: says so, and asks to sign in; the form's texts are
// carried along and shown again afterwards, to be saved by whoever then is signed in.
Response SignInAgain(Visit& visit, const KeptForm& kept);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_ACCOUNT_SIGNING_IN_H_
