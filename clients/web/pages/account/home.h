// Where a person goes who did not say where.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_ACCOUNT_HOME_H_
#define EHCPQA_CLIENTS_WEB_PAGES_ACCOUNT_HOME_H_

#include <string>

#include "clients/web/pages/visit.h"

namespace ehcpqa::web {

// The page of the first of these that they are: auditor, moderator, coordinator, lead of an agency, member of the
// sub-group, administrator, lay member, board viewer. Anybody else's account.
std::string HomeOf(const Visit& visit);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_ACCOUNT_HOME_H_
