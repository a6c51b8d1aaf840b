// Who is calling: from the session token and the client certificate of the call, anew for every call.
#ifndef EHCPQA_SERVICES_IDENTITY_AUTHENTICATOR_H_
#define EHCPQA_SERVICES_IDENTITY_AUTHENTICATOR_H_

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::identity {

// What a call shows of itself.
struct Credentials {
  std::string token;               // Bearer token; empty when there is none.
  std::string certificate_serial;  // Upper-case hexadecimal, of the client certificate that TLS verified.
};

// Keeps what it read for one second, so that a busy session costs no look-up a call, and a revocation (also one made by
// an operator's command in another process) takes effect within a second. Thread-safe.
class Authenticator {
 public:
  // The person behind a session. Unauthenticated: CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED, SIGN_IN_REQUIRED,
  // SESSION_EXPIRED, or CERTIFICATE_OF_OTHER_AGENCY when the token came through another agency's client than it was
  // given to.
  absl::StatusOr<Caller> Authenticate(storage::Snapshot& snapshot, const Credentials& credentials);

  // For calls that need no session: a caller with nothing but the certificate's agency.
  absl::StatusOr<Caller> AuthenticateCertificate(storage::Snapshot& snapshot, const Credentials& credentials);

  // Whether the session's last use should be written down now; true at most once a minute for a session.
  bool TouchDue(const Caller& caller, Millis now);

  // Forgets everything it keeps: after a change of people, sessions or certificates.
  void Forget();

 private:
  struct Kept {
    Caller caller;
    Millis read_at = 0;
    Millis last_used_at = 0;
    Millis expires_at = 0;
  };
  absl::StatusOr<std::string> CertificateAgency(storage::Snapshot& snapshot, const std::string& serial);

  std::mutex mutex_;
  std::unordered_map<std::string, Kept> sessions_;                                // By token digest.
  std::unordered_map<std::string, std::pair<std::string, Millis>> certificates_;  // Serial -> agency, read at.
};

}  // namespace ehcpqa::identity

#endif  // EHCPQA_SERVICES_IDENTITY_AUTHENTICATOR_H_
