// People and what they are in each agency.
//
//   users:                id | display_name | password_hash | must_change | locked | failures | locked_until
//   memberships:          user_id | agency_id | roles | capacity
//   membership_services:  user_id | agency_id | service_id
#ifndef EHCPQA_SERVICES_IDENTITY_USER_STORE_H_
#define EHCPQA_SERVICES_IDENTITY_USER_STORE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/identity/session.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::identity {

struct Membership {
  std::string agency;
  RoleSet roles = 0;
  int capacity = 0;                   // Most audits in a cycle; 0 is no limit.
  std::vector<std::string> services;  // Ids, of that agency.
};

struct User {
  std::string id;
  std::string display_name;
  std::string password_hash;
  bool must_change = false;
  bool locked = false;
  Failures failures;
  std::vector<Membership> memberships;  // By agency.
};

// AlreadyExists when the id is taken.
absl::Status InsertUser(storage::Transaction& transaction, const User& user);
absl::StatusOr<std::optional<User>> FindUser(storage::Snapshot& snapshot, std::string_view id);
// People with an id behind `after`, by id.
absl::StatusOr<std::vector<User>> ListUsers(storage::Snapshot& snapshot, std::string_view after, int limit);
absl::Status SetPassword(storage::Transaction& transaction, std::string_view id, std::string_view hash,
                         bool must_change);
absl::Status SetLocked(storage::Transaction& transaction, std::string_view id, bool locked);
absl::Status SetFailures(storage::Transaction& transaction, std::string_view id, const Failures& failures);
// Replaces the membership of that agency; without roles it is ended.
absl::Status SetMembership(storage::Transaction& transaction, std::string_view user, const Membership& membership);

// One auditor of an agency, as allocation needs them.
struct Auditor {
  std::string user;
  std::string display_name;
  std::string agency;
  int kind = 0;                       // AgencyKind of the contract.
  int capacity = 0;                   // 0 is no limit.
  std::vector<std::string> services;  // agencies/{agency}/services/{service}
};
// Everyone who holds the role of auditor and is not locked, by agency and user.
absl::StatusOr<std::vector<Auditor>> ListAuditors(storage::Snapshot& snapshot);

}  // namespace ehcpqa::identity

#endif  // EHCPQA_SERVICES_IDENTITY_USER_STORE_H_
