#include "services/server/area.h"

#include <filesystem>
#include <utility>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "schema/migrations.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/identity/directory_store.h"
#include "services/identity/password.h"
#include "services/identity/user_store.h"
#include "services/rpc/fields.h"
#include "services/server/files.h"
#include "services/storage/migrator.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::server {
namespace {

using storage::Connection;
using storage::Transaction;

// One change by the operator, beside a running server perhaps: SQLite's own lock orders them.
absl::Status Change(Connection& connection, Millis now, absl::FunctionRef<absl::Status(Transaction&)> change) {
  RETURN_IF_ERROR(connection.Execute("BEGIN IMMEDIATE"));
  Transaction transaction(connection, now);
  absl::Status status = change(transaction);
  if (status.ok()) status = connection.Execute("COMMIT");
  if (!status.ok()) (void)connection.Execute("ROLLBACK");
  return status;
}

absl::Status Record(Transaction& transaction, std::string_view action, const std::string& subject,
                    const nlohmann::json& payload) {
  return trail::Append(transaction, {}, action, subject, payload.dump()).status();
}

absl::Status CheckInit(const InitOptions& options) {
  rpc::FieldChecks checks;
  checks.Require(!options.directory.empty(), "--data", "is required");
  checks.Id("--organisation", options.organisation);
  checks.Id("--agency", options.agency);
  checks.Id("--administrator", options.administrator);
  checks.Text("--area", options.title, 1, 120);
  checks.Require(options.la_code.size() == 3 && options.la_code.find_first_not_of("0123456789") == std::string::npos,
                 "--la", "must be the three-digit code of the lead local authority");
  if (!options.one_time_password.empty()) {
    const std::string problem = identity::PasswordProblem(options.one_time_password, options.administrator);
    checks.Require(problem.empty(), "--password-file", absl::StrCat("the password ", problem));
  }
  RETURN_IF_ERROR(checks.status());
  std::error_code error;
  if (std::filesystem::exists(options.directory, error) && !std::filesystem::is_empty(options.directory, error)) {
    return absl::FailedPreconditionError(absl::StrCat(
        options.directory, " is not empty. Name a new directory; an area that exists is never overwritten."));
  }
  return absl::OkStatus();
}

absl::Status WritePair(const std::string& stem, const KeyPair& pair) {
  RETURN_IF_ERROR(WriteNewFile(stem + ".pem", pair.certificate));
  return WriteNewFile(stem + ".key", pair.key);
}

absl::Status FillArea(const InitOptions& options, const std::string& password, Millis now) {
  ASSIGN_OR_RETURN(auto connection, Connection::Open(DatabasePath(options.directory), storage::Mode::kCreate));
  std::filesystem::permissions(DatabasePath(options.directory),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  RETURN_IF_ERROR(storage::Migrate(*connection, Migrations(), now));
  identity::User user;
  user.id = options.administrator;
  user.display_name = "Administrator";
  user.password_hash = identity::HashPassword(password);
  user.must_change = true;
  user.memberships = {{options.agency, RoleBit(v1::ROLE_ADMINISTRATOR), 0, {}}};
  return Change(*connection, now, [&](Transaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(
        identity::InsertOrganisation(transaction, {options.organisation, options.organisation_title, options.la_code}));
    RETURN_IF_ERROR(identity::InsertAgency(
        transaction, {options.agency, options.organisation, options.agency_title, v1::AGENCY_KIND_EDUCATION, ""}));
    RETURN_IF_ERROR(identity::InsertUser(transaction, user));
    return Record(transaction, "area.init", "area",
                  {{"title", options.title},
                   {"organisation", options.organisation},
                   {"agency", options.agency},
                   {"administrator", user.id}});
  });
}

}  // namespace

std::string DatabasePath(const std::string& directory) { return directory + "/area.db"; }

absl::StatusOr<InitResult> InitArea(const InitOptions& given, Millis now) {
  InitOptions options = given;
  if (options.organisation_title.empty()) options.organisation_title = options.title;
  if (options.agency_title.empty()) options.agency_title = options.title + " SEND service";
  RETURN_IF_ERROR(CheckInit(options));
  const bool existed = std::filesystem::exists(options.directory);
  InitResult result;
  result.one_time_password =
      options.one_time_password.empty() ? identity::MakeOneTimePassword() : options.one_time_password;
  result.certificates = options.directory + "/certificates/" + options.agency;
  const auto make = [&]() -> absl::Status {
    RETURN_IF_ERROR(MakeDirectory(options.directory));
    RETURN_IF_ERROR(MakeDirectory(options.directory + "/authority"));
    RETURN_IF_ERROR(MakeDirectory(options.directory + "/server"));
    ASSIGN_OR_RETURN(const KeyPair authority, MakeAuthority(options.title, now));
    std::vector<std::string> hosts = {"localhost", "127.0.0.1", "::1"};
    hosts.insert(hosts.end(), options.hosts.begin(), options.hosts.end());
    ASSIGN_OR_RETURN(const KeyPair server, IssueServerCertificate(authority, hosts, now));
    RETURN_IF_ERROR(WritePair(options.directory + "/authority/ca", authority));
    RETURN_IF_ERROR(WritePair(options.directory + "/server/server", server));
    RETURN_IF_ERROR(FillArea(options, result.one_time_password, now));
    return IssueClient(options.directory, options.agency, result.certificates, now).status();
  };
  if (absl::Status status = make(); !status.ok()) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(options.directory, error))
      std::filesystem::remove_all(entry.path(), error);
    if (!existed) std::filesystem::remove(options.directory, error);
    return status;
  }
  return result;
}

absl::StatusOr<std::unique_ptr<Connection>> OpenArea(const std::string& directory, Millis now) {
  auto connection = Connection::Open(DatabasePath(directory), storage::Mode::kReadWrite);
  if (absl::IsNotFound(connection.status())) {
    return absl::NotFoundError(
        absl::StrCat("there is no area in ", directory, ". Make one with: ehcpqad init --data ", directory));
  }
  RETURN_IF_ERROR(connection.status());
  RETURN_IF_ERROR(storage::Migrate(**connection, Migrations(), now));
  return connection;
}

absl::StatusOr<std::string> IssueClient(const std::string& directory, const std::string& agency,
                                        const std::string& target, Millis now) {
  ASSIGN_OR_RETURN(auto connection, OpenArea(directory, now));
  ASSIGN_OR_RETURN(const KeyPair authority, ReadAuthority(directory));
  ASSIGN_OR_RETURN(const KeyPair client, IssueClientCertificate(authority, agency, now));
  {
    storage::Snapshot snapshot(*connection, now);
    ASSIGN_OR_RETURN(const auto found, identity::FindAgency(snapshot, agency));
    if (!found.has_value()) {
      return absl::NotFoundError(
          absl::StrCat("there is no agency ", agency, ". Create it first: ehcpqa agency create ", agency));
    }
  }
  if (const std::string there = target + "/client.pem"; std::filesystem::exists(there)) {
    return absl::AlreadyExistsError(
        absl::StrCat(there, " is there already. Name another directory with --to, or remove it."));
  }
  RETURN_IF_ERROR(MakeDirectory(target));
  RETURN_IF_ERROR(WriteNewFile(target + "/ca.pem", authority.certificate));
  RETURN_IF_ERROR(WritePair(target + "/client", client));
  const absl::Status changed = Change(*connection, now, [&](Transaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(
        identity::InsertCertificate(transaction, {client.serial, agency, client.issued_at, client.expires_at, ""}));
    return Record(transaction, "certificate.issue", "agencies/" + agency,
                  {{"serial", client.serial}, {"expires_at", client.expires_at}});
  });
  RETURN_IF_ERROR(changed);
  return client.serial;
}

absl::Status RevokeClient(const std::string& directory, const std::string& serial, Millis now) {
  ASSIGN_OR_RETURN(auto connection, OpenArea(directory, now));
  return Change(*connection, now, [&](Transaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(identity::RevokeCertificate(transaction, serial));
    return Record(transaction, "certificate.revoke", "certificates/" + serial, nlohmann::json::object());
  });
}

absl::StatusOr<std::vector<identity::CertificateRow>> ListClients(const std::string& directory, Millis now) {
  ASSIGN_OR_RETURN(auto connection, OpenArea(directory, now));
  storage::Snapshot snapshot(*connection, now);
  return identity::ListCertificates(snapshot);
}

absl::StatusOr<std::string> ResetAdministrator(const std::string& directory, const std::string& user,
                                               const std::string& one_time_password, Millis now) {
  ASSIGN_OR_RETURN(auto connection, OpenArea(directory, now));
  if (!one_time_password.empty()) {
    const std::string problem = identity::PasswordProblem(one_time_password, user);
    if (!problem.empty()) return FieldInvalid("--password-file", "the password " + problem);
  }
  const std::string password = one_time_password.empty() ? identity::MakeOneTimePassword() : one_time_password;
  const std::string hash = identity::HashPassword(password);
  const absl::Status changed = Change(*connection, now, [&](Transaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const auto found, identity::FindUser(transaction, user));
    bool administrator = false;
    if (found.has_value()) {
      for (const auto& membership : found->memberships)
        administrator |= (membership.roles & RoleBit(v1::ROLE_ADMINISTRATOR)) != 0;
    }
    if (!administrator) return NoSuch("administrator " + user);
    RETURN_IF_ERROR(identity::SetPassword(transaction, user, hash, /*must_change=*/true));
    RETURN_IF_ERROR(identity::SetLocked(transaction, user, false));
    RETURN_IF_ERROR(identity::EndSessionsOf(transaction, user, "").status());
    return Record(transaction, "user.reset_password", "users/" + user, nlohmann::json::object());
  });
  RETURN_IF_ERROR(changed);
  return password;
}

absl::StatusOr<KeyPair> ReadAuthority(const std::string& directory) {
  KeyPair pair;
  ASSIGN_OR_RETURN(pair.certificate, ReadFile(directory + "/authority/ca.pem"));
  ASSIGN_OR_RETURN(pair.key, ReadFile(directory + "/authority/ca.key"));
  return pair;
}

absl::StatusOr<KeyPair> ReadServerCertificate(const std::string& directory) {
  KeyPair pair;
  ASSIGN_OR_RETURN(pair.certificate, ReadFile(directory + "/server/server.pem"));
  ASSIGN_OR_RETURN(pair.key, ReadFile(directory + "/server/server.key"));
  return pair;
}

}  // namespace ehcpqa::server
