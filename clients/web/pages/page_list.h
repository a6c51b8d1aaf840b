// Every page, and the address it answers.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_PAGE_LIST_H_
#define EHCPQA_CLIENTS_WEB_PAGES_PAGE_LIST_H_

#include "clients/web/pages/client.h"

namespace ehcpqa::web {

// Enters the addresses of all pages.
void AddPages(Client& client);

// The parts of the above, one for each file of pages.
void AddLandingPage(Client& client);      // /
void AddSignInPages(Client& client);      // /sign-in, /sign-out
void AddPasswordPage(Client& client);     // /password
void AddAccountPage(Client& client);      // /account
void AddWorkPage(Client& client);         // /work
void AddAssessmentPages(Client& client);  // /assess/{cycle}/{audit}/{assessment}, .../continue
void AddSectionPage(Client& client);      // .../sections/{section}
void AddCheckPage(Client& client);        // .../check

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_PAGE_LIST_H_
