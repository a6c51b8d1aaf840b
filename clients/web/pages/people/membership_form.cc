#include "clients/web/pages/people/membership_form.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {
namespace {

bool Holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

Fields FieldsOf(const v1::Membership& membership) {
  Fields fields;
  for (const auto& role : Roles()) {
    const auto& held = membership.roles();
    if (std::find(held.begin(), held.end(), role.value) != held.end()) fields.Add("roles", role.word);
  }
  for (const std::string& service : membership.services()) fields.Add("services", LastPart(service));
  if (membership.capacity() > 0) fields.Add("capacity", std::to_string(membership.capacity()));
  return fields;
}

}  // namespace

MembershipForm::MembershipForm(const Directory& directory, const v1::Membership& membership)
    : MembershipForm(directory, membership.agency(), FieldsOf(membership)) {}

MembershipForm::MembershipForm(const Directory& directory, const std::string& agency, const Fields& typed)
    : agency_(agency) {
  roles_.field = {"roles", "roles", "Roles in " + directory.TitleOf(agency), "m"};
  const std::vector<std::string> roles = typed.All("roles");
  for (const auto& role : Roles()) roles_.choices.push_back({role.word, role.text, "", Holds(roles, role.word)});
  services_.field = {"services", "services", "Services the person works for", "m"};
  services_.field.hint = "They never audit advice or plans of these.";
  const std::vector<std::string> services = typed.All("services");
  for (const v1::Service& service : directory.ServicesOf(agency)) {
    const std::string id = LastPart(service.name());
    services_.choices.push_back({id, service.title(), "", Holds(services, id)});
  }
  capacity_.field = {"capacity", "capacity", "Plans an auditor takes in one cycle at most", "m"};
  capacity_.field.hint = "Leave this empty for no limit.";
  capacity_.width = "5";
  capacity_.numeric = true;
  capacity_.value = typed["capacity"];
}

v1::Membership MembershipForm::Membership() const {
  v1::Membership membership;
  membership.set_agency(agency_);
  for (const Choice& choice : roles_.choices) {
    if (choice.chosen) membership.add_roles(ValueOf(Roles(), choice.value));
  }
  for (const Choice& choice : services_.choices) {
    if (choice.chosen) membership.add_services(absl::StrCat(agency_, "/services/", choice.value));
  }
  int capacity = 0;
  if (!capacity_.value.empty() && !absl::SimpleAtoi(capacity_.value, &capacity)) capacity = -1;
  membership.set_capacity(capacity);
  return membership;
}

std::vector<FormField> MembershipForm::Places(const std::string& path) {
  std::vector<FormField> places = {{path + ".roles", &roles_.field, "The person"},
                                   {path + ".capacity", &capacity_.field, "The number of plans"}};
  const auto add = [&](const Checkboxes& boxes, const char* part, Field* field) {
    int sent = 0;
    for (const Choice& choice : boxes.choices) {
      if (choice.chosen) places.push_back({absl::StrCat(path, part, "[", sent++, "]"), field, choice.text + ":"});
    }
  };
  add(roles_, ".roles", &roles_.field);
  add(services_, ".services", &services_.field);
  return places;
}

void MembershipForm::AddTo(Blocks form) const {
  form.Add(roles_);
  if (!services_.choices.empty()) form.Add(services_);
  form.Add(capacity_);
}

}  // namespace ehcpqa::web
