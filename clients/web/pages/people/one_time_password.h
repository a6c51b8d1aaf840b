// The page that shows a one-time password, this once: it answers the form itself, since no address may carry it.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_PEOPLE_ONE_TIME_PASSWORD_H_
#define EHCPQA_CLIENTS_WEB_PAGES_PEOPLE_ONE_TIME_PASSWORD_H_

#include <string>

#include "clients/web/pages/visit.h"
#include "ehcpqa/v1/user.pb.h"

namespace ehcpqa::web {

// `done` is the heading: "Hana Health is added".
Response ShowOneTimePassword(const Visit& visit, const std::string& done, const v1::User& user,
                             const std::string& password);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_PEOPLE_ONE_TIME_PASSWORD_H_
