#include "services/identity/session_store.h"

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/identity/session.h"

namespace ehcpqa::identity {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kInsertSession[] =
    "INSERT INTO sessions (token_digest, id, user_id, agency_id, certificate_agency_id, opened_at, last_used_at, "
    "expires_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $6, $7)";
constexpr char kFindSession[] =
    "SELECT s.id, s.user_id, s.agency_id, s.certificate_agency_id, s.opened_at, s.last_used_at, s.expires_at,"
    " u.display_name, u.must_change, m.roles, a.title, a.kind, a.organisation_id, o.la_code"
    " FROM sessions s JOIN users u ON u.id = s.user_id"
    " JOIN memberships m ON m.user_id = s.user_id AND m.agency_id = s.agency_id"
    " JOIN agencies a ON a.id = s.agency_id JOIN organisations o ON o.id = a.organisation_id"
    " WHERE s.token_digest = $1 AND u.locked = 0";
constexpr char kSelectServices[] =
    "SELECT service_id FROM membership_services WHERE user_id = $1 AND agency_id = $2 ORDER BY service_id";
constexpr char kTouch[] = "UPDATE sessions SET last_used_at = $2 WHERE token_digest = $1";
// Declared full scan: an area has few hundred sessions.
constexpr char kSelectSessions[] =
    "SELECT token_digest, id, user_id, agency_id, certificate_agency_id, opened_at, last_used_at, expires_at"
    " FROM sessions WHERE expires_at > $3 AND last_used_at > $4 AND (opened_at, id) < ($1, $2)"
    " ORDER BY opened_at DESC, id DESC LIMIT $5";
constexpr char kEndSession[] = "DELETE FROM sessions WHERE id = $1 RETURNING id";
constexpr char kEndSessionsOf[] = "DELETE FROM sessions WHERE user_id = $1 AND token_digest <> $2 RETURNING id";
// Declared full scan: runs once an hour.
constexpr char kPrune[] = "DELETE FROM sessions WHERE expires_at <= $1 OR last_used_at <= $2";
constexpr char kInsertCertificate[] =
    "INSERT INTO certificates (serial, agency_id, issued_at, expires_at) VALUES ($1, $2, $3, $4)";
constexpr char kFindCertificate[] =
    "SELECT serial, agency_id, issued_at, expires_at, revoked_at FROM certificates WHERE serial = $1";
constexpr char kSelectCertificates[] =
    "SELECT serial, agency_id, issued_at, expires_at, revoked_at FROM certificates ORDER BY issued_at, serial";
constexpr char kRevoke[] =
    "UPDATE certificates SET revoked_at = $2 WHERE serial = $1 AND revoked_at IS NULL RETURNING serial";

CertificateRow ReadCertificate(const Statement& row) {
  return {row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4)};
}

absl::StatusOr<int> CountRows(Statement statement) {
  int rows = 0;
  while (statement.Step()) ++rows;
  RETURN_IF_ERROR(statement.status());
  return rows;
}

}  // namespace

absl::Status InsertSession(Transaction& transaction, const SessionRow& session) {
  return transaction.Prepare(kInsertSession)
      .BindBlob(1, session.token_digest)
      .Bind(2, session.id)
      .Bind(3, session.user)
      .Bind(4, session.agency)
      .Bind(5, session.certificate_agency)
      .Bind(6, session.opened_at)
      .Bind(7, session.expires_at)
      .Run();
}

absl::StatusOr<std::optional<OpenSession>> FindSession(Snapshot& snapshot, std::string_view token_digest) {
  Statement row = snapshot.Prepare(kFindSession);
  row.BindBlob(1, token_digest);
  if (!row.Step()) {
    RETURN_IF_ERROR(row.status());
    return std::optional<OpenSession>();
  }
  OpenSession open;
  open.session = {std::string(token_digest),
                  row.Text(0),
                  row.Text(1),
                  row.Text(2),
                  row.Text(3),
                  row.Int(4),
                  row.Int(5),
                  row.Int(6)};
  Caller& caller = open.caller;
  caller.user = open.session.user;
  caller.agency = open.session.agency;
  caller.certificate_agency = open.session.certificate_agency;
  caller.session = open.session.id;
  caller.token_digest = token_digest;
  caller.display_name = row.Text(7);
  caller.password_change_required = row.Bool(8);
  caller.roles = static_cast<RoleSet>(row.Int(9));
  caller.agency_title = row.Text(10);
  caller.agency_kind = static_cast<v1::AgencyKind>(row.Int(11));
  caller.organisation = row.Text(12);
  caller.la_code = row.Text(13);
  Statement services = snapshot.Prepare(kSelectServices);
  services.Bind(1, caller.user).Bind(2, caller.agency);
  while (services.Step()) caller.services.push_back("agencies/" + caller.agency + "/services/" + services.Text(0));
  RETURN_IF_ERROR(services.status());
  return std::optional<OpenSession>(std::move(open));
}

absl::Status TouchSession(Transaction& transaction, std::string_view token_digest, Millis now) {
  return transaction.Prepare(kTouch).BindBlob(1, token_digest).Bind(2, now).Run();
}

absl::StatusOr<std::vector<SessionRow>> ListSessions(Snapshot& snapshot, Millis before, std::string_view before_id,
                                                     Millis now, int limit) {
  std::vector<SessionRow> sessions;
  Statement row = snapshot.Prepare(kSelectSessions);
  row.Bind(1, before == 0 ? INT64_MAX : before)
      .Bind(2, before_id)
      .Bind(3, now)
      .Bind(4, now - kIdleLimit)
      .Bind(5, limit);
  while (row.Step()) {
    sessions.push_back(
        {row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Int(5), row.Int(6), row.Int(7)});
  }
  RETURN_IF_ERROR(row.status());
  return sessions;
}

absl::StatusOr<int> EndSession(Transaction& transaction, std::string_view id) {
  Statement end = transaction.Prepare(kEndSession);
  end.Bind(1, id);
  return CountRows(std::move(end));
}

absl::StatusOr<int> EndSessionsOf(Transaction& transaction, std::string_view user, std::string_view keep_digest) {
  Statement end = transaction.Prepare(kEndSessionsOf);
  end.Bind(1, user).BindBlob(2, keep_digest);
  return CountRows(std::move(end));
}

absl::Status PruneSessions(Transaction& transaction, Millis now) {
  return transaction.Prepare(kPrune).Bind(1, now).Bind(2, now - kIdleLimit).Run();
}

absl::Status InsertCertificate(Transaction& transaction, const CertificateRow& certificate) {
  return transaction.Prepare(kInsertCertificate)
      .Bind(1, certificate.serial)
      .Bind(2, certificate.agency)
      .Bind(3, certificate.issued_at)
      .Bind(4, certificate.expires_at)
      .Run();
}

absl::StatusOr<std::optional<CertificateRow>> FindCertificate(Snapshot& snapshot, std::string_view serial) {
  Statement row = snapshot.Prepare(kFindCertificate);
  row.Bind(1, serial);
  if (row.Step()) return std::optional<CertificateRow>(ReadCertificate(row));
  RETURN_IF_ERROR(row.status());
  return std::optional<CertificateRow>();
}

absl::StatusOr<std::vector<CertificateRow>> ListCertificates(Snapshot& snapshot) {
  std::vector<CertificateRow> all;
  Statement row = snapshot.Prepare(kSelectCertificates);
  while (row.Step()) all.push_back(ReadCertificate(row));
  RETURN_IF_ERROR(row.status());
  return all;
}

absl::Status RevokeCertificate(Transaction& transaction, std::string_view serial) {
  Statement revoke = transaction.Prepare(kRevoke);
  revoke.Bind(1, serial).Bind(2, transaction.now_text());
  ASSIGN_OR_RETURN(const int rows, CountRows(std::move(revoke)));
  return rows == 1 ? absl::OkStatus() : NoSuch("valid certificate " + std::string(serial));
}

}  // namespace ehcpqa::identity
