#include "clients/web/pages/people/people_view.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/api/directory_methods.h"
#include "clients/api/user_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/strip.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {

const v1::Agency* Directory::Find(const std::string& agency) const {
  for (const v1::Agency& one : agencies) {
    if (one.name() == agency) return &one;
  }
  return nullptr;
}

std::string Directory::TitleOf(const std::string& agency) const {
  const v1::Agency* found = Find(agency);
  return found == nullptr ? LastPart(agency) : found->title();
}

std::string Directory::ServiceTitle(const std::string& service) const {
  for (const v1::Service& one : services) {
    if (one.name() == service) return one.title();
  }
  return LastPart(service);
}

std::vector<v1::Service> Directory::ServicesOf(const std::string& agency) const {
  std::vector<v1::Service> own;
  for (const v1::Service& one : services) {
    if (one.name().rfind(agency + "/services/", 0) == 0) own.push_back(one);
  }
  return own;
}

absl::StatusOr<Directory> LoadDirectory(const api::Api& api) {
  Directory directory;
  ASSIGN_OR_RETURN(const auto organisations, api.Call(api::kListOrganisations, v1::ListOrganisationsRequest()));
  ASSIGN_OR_RETURN(const auto agencies, api.Call(api::kListAgencies, v1::ListAgenciesRequest()));
  ASSIGN_OR_RETURN(const auto services, api.Call(api::kListServices, v1::ListServicesRequest()));
  directory.organisations.assign(organisations.organisations().begin(), organisations.organisations().end());
  directory.agencies.assign(agencies.agencies().begin(), agencies.agencies().end());
  directory.services.assign(services.services().begin(), services.services().end());
  return directory;
}

Select AgencySelect(const Directory& directory, const std::string& chosen, const std::string& label) {
  Select select;
  select.field = {"agency", "agency", label};
  select.choices.push_back({"", "Choose an agency"});
  for (const v1::Agency& agency : directory.agencies) {
    const std::string id = LastPart(agency.name());
    select.choices.push_back({id, agency.title(), "", id == chosen});
  }
  return select;
}

Tag StateTag(const v1::User& user) {
  if (user.locked()) return {"Locked", "red"};
  if (user.password_change_required()) return {"One-time password not changed", "yellow"};
  return {"Active", "green"};
}

std::string RolesWords(const v1::Membership& membership) {
  std::vector<std::string> words;
  for (const int role : membership.roles()) words.push_back(RoleWords(static_cast<v1::Role>(role)));
  return absl::StrJoin(words, ", ");
}

std::vector<std::string> MembershipLines(const v1::User& user, const Directory& directory) {
  std::vector<std::string> lines;
  for (const v1::Membership& membership : user.memberships()) {
    if (membership.roles_size() == 0) continue;
    lines.push_back(absl::StrCat(directory.TitleOf(membership.agency()), ": ", RolesWords(membership)));
  }
  return lines;
}

std::string PersonPath(const std::string& user, const std::string& page) {
  return absl::StrCat("/people/users/", Encode(LastPart(user)), page.empty() ? "" : "/", page);
}

absl::StatusOr<v1::User> LoadPerson(const Visit& visit) {
  v1::GetUserRequest request;
  request.set_name("users/" + visit.request().parameters["user"]);
  return visit.api().Call(api::kGetUser, request);
}

void PutStrip(Page* page, const std::string& here) {
  Strip strip{
      "Administration",
      {{"People", "/people"}, {"Agencies and services", "/people/agencies"}, {"Open sessions", "/people/sessions"}}};
  for (Strip::Item& item : strip.items) item.here = item.href == here;
  page->blocks().Add(strip);
}

}  // namespace ehcpqa::web
