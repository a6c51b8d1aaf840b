// Open sessions, and the client certificates they come through.
//
//   sessions:      token_digest | id | user_id | agency_id | certificate_agency_id | opened_at | last_used_at |
//   expires_at certificates:  serial | agency_id | issued_at | expires_at | revoked_at
#ifndef EHCPQA_SERVICES_IDENTITY_SESSION_STORE_H_
#define EHCPQA_SERVICES_IDENTITY_SESSION_STORE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::identity {

struct SessionRow {
  std::string token_digest;  // 32 bytes.
  std::string id;
  std::string user;
  std::string agency;
  std::string certificate_agency;
  Millis opened_at = 0;
  Millis last_used_at = 0;
  Millis expires_at = 0;
};

absl::Status InsertSession(storage::Transaction& transaction, const SessionRow& session);
// Session and person in one look-up, for every call. Nothing when there is no such session, or the person was locked or
// lost their membership since.
struct OpenSession {
  SessionRow session;
  Caller caller;
};
absl::StatusOr<std::optional<OpenSession>> FindSession(storage::Snapshot& snapshot, std::string_view token_digest);
absl::Status TouchSession(storage::Transaction& transaction, std::string_view token_digest, Millis now);
// Newest first, of those opened before (`before`, id) in that order; 0 begins with the newest.
absl::StatusOr<std::vector<SessionRow>> ListSessions(storage::Snapshot& snapshot, Millis before,
                                                     std::string_view before_id, Millis now, int limit);
// How many were ended. `keep_digest` is left open.
absl::StatusOr<int> EndSession(storage::Transaction& transaction, std::string_view id);
absl::StatusOr<int> EndSessionsOf(storage::Transaction& transaction, std::string_view user,
                                  std::string_view keep_digest);
absl::Status PruneSessions(storage::Transaction& transaction, Millis now);

struct CertificateRow {
  std::string serial;  // Upper-case hexadecimal.
  std::string agency;
  std::string issued_at;
  std::string expires_at;
  std::string revoked_at;  // Empty while valid.
};
absl::Status InsertCertificate(storage::Transaction& transaction, const CertificateRow& certificate);
absl::StatusOr<std::optional<CertificateRow>> FindCertificate(storage::Snapshot& snapshot, std::string_view serial);
absl::StatusOr<std::vector<CertificateRow>> ListCertificates(storage::Snapshot& snapshot);
// NotFound when there is none with that serial that is not revoked yet.
absl::Status RevokeCertificate(storage::Transaction& transaction, std::string_view serial);

}  // namespace ehcpqa::identity

#endif  // EHCPQA_SERVICES_IDENTITY_SESSION_STORE_H_
