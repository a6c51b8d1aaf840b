// Pages that show a form before the server is asked for anything that it would refuse.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_ONLY_FOR_H_
#define EHCPQA_CLIENTS_WEB_PAGES_ONLY_FOR_H_

#include <initializer_list>

#include "absl/status/status.h"
#include "clients/web/pages/visit.h"

namespace ehcpqa::web {

// PermissionDenied for who holds none of the roles, so that nobody fills in a form that the server will not take.
absl::Status OnlyFor(const Visit& visit, std::initializer_list<v1::Role> roles);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_ONLY_FOR_H_
