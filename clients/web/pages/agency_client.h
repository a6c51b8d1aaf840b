// What differs between the three web clients. Everything else is the same code.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_AGENCY_CLIENT_H_
#define EHCPQA_CLIENTS_WEB_PAGES_AGENCY_CLIENT_H_

#include <string>

#include "clients/web/html/template_set.h"

namespace ehcpqa::web {

struct AgencyClient {
  std::string word;  // "education": part of the program's and the cookies' names, and the folder of its landing page.
  std::string service_name;  // Shown on every page.
  Look look = Look::kGovUk;
  std::string listen;  // Where it listens unless it is told otherwise.
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_AGENCY_CLIENT_H_
