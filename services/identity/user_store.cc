#include "services/identity/user_store.h"

#include "services/base/status_macros.h"

namespace ehcpqa::identity {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kInsertUser[] =
    "INSERT INTO users (id, display_name, password_hash, must_change, locked, failures, locked_until)"
    " VALUES ($1, $2, $3, $4, 0, 0, 0)";
constexpr char kFindUser[] =
    "SELECT id, display_name, password_hash, must_change, locked, failures, locked_until FROM users WHERE id = $1";
constexpr char kSelectUsers[] =
    "SELECT id, display_name, password_hash, must_change, locked, failures, locked_until"
    " FROM users WHERE id > $1 ORDER BY id LIMIT $2";
constexpr char kSetPassword[] =
    "UPDATE users SET password_hash = $2, must_change = $3, failures = 0, locked_until = 0 WHERE id = $1";
constexpr char kSetLocked[] = "UPDATE users SET locked = $2, failures = 0, locked_until = 0 WHERE id = $1";
constexpr char kSetFailures[] = "UPDATE users SET failures = $2, locked_until = $3 WHERE id = $1";
constexpr char kSelectMemberships[] =
    "SELECT agency_id, roles, capacity FROM memberships WHERE user_id = $1 ORDER BY agency_id";
constexpr char kSelectServices[] =
    "SELECT service_id FROM membership_services WHERE user_id = $1 AND agency_id = $2 ORDER BY service_id";
constexpr char kDeleteMembership[] = "DELETE FROM memberships WHERE user_id = $1 AND agency_id = $2";
constexpr char kInsertMembership[] =
    "INSERT INTO memberships (user_id, agency_id, roles, capacity) VALUES ($1, $2, $3, $4)";
constexpr char kInsertService[] =
    "INSERT INTO membership_services (user_id, agency_id, service_id) VALUES ($1, $2, $3)";
constexpr char kSelectAuditors[] =
    "SELECT m.user_id, u.display_name, m.agency_id, a.kind, m.capacity"
    " FROM memberships m JOIN users u ON u.id = m.user_id JOIN agencies a ON a.id = m.agency_id"
    " WHERE (m.roles & $1) <> 0 AND u.locked = 0 ORDER BY m.agency_id, m.user_id";

absl::StatusOr<std::vector<std::string>> Services(Snapshot& snapshot, std::string_view user, std::string_view agency) {
  std::vector<std::string> services;
  Statement select = snapshot.Prepare(kSelectServices);
  select.Bind(1, user).Bind(2, agency);
  while (select.Step()) services.push_back(select.Text(0));
  RETURN_IF_ERROR(select.status());
  return services;
}

absl::StatusOr<User> ReadUser(Snapshot& snapshot, const Statement& row) {
  User user{row.Text(0), row.Text(1), row.Text(2), row.Bool(3), row.Bool(4), {static_cast<int>(row.Int(5)), row.Int(6)},
            {}};
  Statement select = snapshot.Prepare(kSelectMemberships);
  select.Bind(1, user.id);
  while (select.Step()) {
    Membership membership{select.Text(0), static_cast<RoleSet>(select.Int(1)), static_cast<int>(select.Int(2)), {}};
    ASSIGN_OR_RETURN(membership.services, Services(snapshot, user.id, membership.agency));
    user.memberships.push_back(std::move(membership));
  }
  RETURN_IF_ERROR(select.status());
  return user;
}

}  // namespace

absl::Status InsertUser(Transaction& transaction, const User& user) {
  RETURN_IF_ERROR(transaction.Prepare(kInsertUser)
                      .Bind(1, user.id)
                      .Bind(2, user.display_name)
                      .Bind(3, user.password_hash)
                      .Bind(4, user.must_change)
                      .Run());
  for (const Membership& membership : user.memberships)
    RETURN_IF_ERROR(SetMembership(transaction, user.id, membership));
  return absl::OkStatus();
}

absl::StatusOr<std::optional<User>> FindUser(Snapshot& snapshot, std::string_view id) {
  Statement select = snapshot.Prepare(kFindUser);
  select.Bind(1, id);
  if (!select.Step()) {
    RETURN_IF_ERROR(select.status());
    return std::optional<User>();
  }
  ASSIGN_OR_RETURN(User user, ReadUser(snapshot, select));
  return std::optional<User>(std::move(user));
}

absl::StatusOr<std::vector<User>> ListUsers(Snapshot& snapshot, std::string_view after, int limit) {
  std::vector<User> users;
  Statement select = snapshot.Prepare(kSelectUsers);
  select.Bind(1, after).Bind(2, limit);
  while (select.Step()) {
    ASSIGN_OR_RETURN(User user, ReadUser(snapshot, select));
    users.push_back(std::move(user));
  }
  RETURN_IF_ERROR(select.status());
  return users;
}

absl::Status SetPassword(Transaction& transaction, std::string_view id, std::string_view hash, bool must_change) {
  return transaction.Prepare(kSetPassword).Bind(1, id).Bind(2, hash).Bind(3, must_change).Run();
}

absl::Status SetLocked(Transaction& transaction, std::string_view id, bool locked) {
  return transaction.Prepare(kSetLocked).Bind(1, id).Bind(2, locked).Run();
}

absl::Status SetFailures(Transaction& transaction, std::string_view id, const Failures& failures) {
  return transaction.Prepare(kSetFailures).Bind(1, id).Bind(2, failures.count).Bind(3, failures.locked_until).Run();
}

absl::Status SetMembership(Transaction& transaction, std::string_view user, const Membership& membership) {
  RETURN_IF_ERROR(transaction.Prepare(kDeleteMembership).Bind(1, user).Bind(2, membership.agency).Run());
  if (membership.roles == 0) return absl::OkStatus();
  RETURN_IF_ERROR(transaction.Prepare(kInsertMembership)
                      .Bind(1, user)
                      .Bind(2, membership.agency)
                      .Bind(3, int64_t{membership.roles})
                      .Bind(4, membership.capacity)
                      .Run());
  for (const std::string& service : membership.services) {
    RETURN_IF_ERROR(
        transaction.Prepare(kInsertService).Bind(1, user).Bind(2, membership.agency).Bind(3, service).Run());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Auditor>> ListAuditors(Snapshot& snapshot) {
  std::vector<Auditor> auditors;
  Statement select = snapshot.Prepare(kSelectAuditors);
  select.Bind(1, int64_t{RoleBit(v1::ROLE_AUDITOR)});
  while (select.Step()) {
    Auditor auditor{select.Text(0),
                    select.Text(1),
                    select.Text(2),
                    static_cast<int>(select.Int(3)),
                    static_cast<int>(select.Int(4)),
                    {}};
    ASSIGN_OR_RETURN(const auto services, Services(snapshot, auditor.user, auditor.agency));
    for (const std::string& service : services) {
      auditor.services.push_back("agencies/" + auditor.agency + "/services/" + service);
    }
    auditors.push_back(std::move(auditor));
  }
  RETURN_IF_ERROR(select.status());
  return auditors;
}

}  // namespace ehcpqa::identity
