// What the pages of administration share: agencies by name, people in words, and the way between the pages.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_PEOPLE_PEOPLE_VIEW_H_
#define EHCPQA_CLIENTS_WEB_PAGES_PEOPLE_PEOPLE_VIEW_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/page.h"
#include "ehcpqa/v1/directory.pb.h"
#include "ehcpqa/v1/user.pb.h"

namespace ehcpqa::web {

struct Directory {
  std::vector<v1::Organisation> organisations;
  std::vector<v1::Agency> agencies;
  std::vector<v1::Service> services;  // Of all agencies.

  // Null when there is none of the name, "agencies/send".
  const v1::Agency* Find(const std::string& agency) const;
  // Its title; the id when it is not known.
  std::string TitleOf(const std::string& agency) const;
  std::string ServiceTitle(const std::string& service) const;
  std::vector<v1::Service> ServicesOf(const std::string& agency) const;
};
absl::StatusOr<Directory> LoadDirectory(const api::Api& api);

// A list of all agencies to choose from; `chosen` is an id.
Select AgencySelect(const Directory& directory, const std::string& chosen, const std::string& label);

// Locked, with a one-time password, or active.
Tag StateTag(const v1::User& user);
// "Auditor, Moderator".
std::string RolesWords(const v1::Membership& membership);
// "SEND service: Auditor, Moderator", one for each membership that has not ended.
std::vector<std::string> MembershipLines(const v1::User& user, const Directory& directory);

// "/people/users/hana" of "users/hana"; of the pages below it with `page`, "lock".
std::string PersonPath(const std::string& user, const std::string& page = "");
absl::StatusOr<v1::User> LoadPerson(const Visit& visit);

// Links to the parts of administration; the part with the address `here` is where one is.
void PutStrip(Page* page, const std::string& here);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_PEOPLE_PEOPLE_VIEW_H_
