// Who is calling, made anew for every call, and what they may see.
#ifndef EHCPQA_SERVICES_RPC_CALLER_H_
#define EHCPQA_SERVICES_RPC_CALLER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "ehcpqa/v1/access.pb.h"
#include "ehcpqa/v1/agency.pb.h"
#include "services/trail/event.h"

namespace ehcpqa {

// Roles as one bit each: bit n is role n of the contract.
using RoleSet = uint32_t;
constexpr RoleSet RoleBit(v1::Role role) { return RoleSet{1} << static_cast<int>(role); }

// A person acting for one agency through one client. Ids are without prefix: "notts-send", not "agencies/notts-send".
// Before anybody is signed in (AUDIENCE_CERTIFICATE), only `certificate_agency` is set.
struct Caller {
  std::string user;
  std::string display_name;
  std::string agency;
  std::string agency_title;
  v1::AgencyKind agency_kind = v1::AGENCY_KIND_UNSPECIFIED;
  std::string organisation;
  std::string la_code;  // Of the agency's organisation when it is a council.
  RoleSet roles = 0;
  std::vector<std::string> services;  // agencies/{agency}/services/{service}
  bool password_change_required = false;
  std::string session;       // Id of the session.
  std::string token_digest;  // 32 bytes.
  std::string certificate_agency;

  bool Has(v1::Role role) const { return (roles & RoleBit(role)) != 0; }
  bool HasAny(RoleSet any) const { return (roles & any) != 0; }
  trail::Actor actor() const { return {"users/" + user, display_name, "agencies/" + agency}; }
};

// Which rows a store may show. Stores of rows that belong to people take it as a parameter, so that an unscoped list
// cannot be written by accident.
class Scope {
 public:
  // Rows of this person acting for this agency.
  static Scope OwnOf(const Caller& caller) { return Scope(false, caller.user, caller.agency); }
  // Every row: for roles that see the whole area, and for rules that need all rows (allocation, figures).
  static Scope WholeArea() { return Scope(true, "", ""); }

  bool whole_area() const { return whole_area_; }
  const std::string& user() const { return user_; }
  const std::string& agency() const { return agency_; }

 private:
  Scope(bool whole_area, std::string user, std::string agency)
      : whole_area_(whole_area), user_(std::move(user)), agency_(std::move(agency)) {}
  bool whole_area_;
  std::string user_;
  std::string agency_;
};

}  // namespace ehcpqa

#endif  // EHCPQA_SERVICES_RPC_CALLER_H_
