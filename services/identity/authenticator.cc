#include "services/identity/authenticator.h"

#include <algorithm>

#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/identity/session.h"
#include "services/identity/session_store.h"

namespace ehcpqa::identity {
namespace {

constexpr Millis kKeepFor = 1000;
constexpr size_t kMostKept = 10'000;

absl::Status Unauthenticated(std::string_view reason, std::string_view message) {
  return Refuse(absl::StatusCode::kUnauthenticated, reason, message);
}

}  // namespace

absl::StatusOr<std::string> Authenticator::CertificateAgency(storage::Snapshot& snapshot, const std::string& serial) {
  {
    const std::lock_guard lock(mutex_);
    const auto kept = certificates_.find(serial);
    if (kept != certificates_.end() && snapshot.now() - kept->second.second < kKeepFor) return kept->second.first;
  }
  ASSIGN_OR_RETURN(const auto certificate, FindCertificate(snapshot, serial));
  if (!certificate.has_value()) {
    return Unauthenticated("CERTIFICATE_UNKNOWN", "This client certificate was not issued for this area.");
  }
  if (!certificate->revoked_at.empty()) {
    return Unauthenticated("CERTIFICATE_REVOKED",
                           "This client certificate was revoked. Ask the administrator for a new one.");
  }
  const std::lock_guard lock(mutex_);
  certificates_[serial] = {certificate->agency, snapshot.now()};
  return certificate->agency;
}

absl::StatusOr<Caller> Authenticator::AuthenticateCertificate(storage::Snapshot& snapshot,
                                                              const Credentials& credentials) {
  Caller caller;
  ASSIGN_OR_RETURN(caller.certificate_agency, CertificateAgency(snapshot, credentials.certificate_serial));
  return caller;
}

absl::StatusOr<Caller> Authenticator::Authenticate(storage::Snapshot& snapshot, const Credentials& credentials) {
  ASSIGN_OR_RETURN(const std::string agency, CertificateAgency(snapshot, credentials.certificate_serial));
  if (credentials.token.empty()) return Unauthenticated("SIGN_IN_REQUIRED", "Sign in first.");
  const std::string digest(AsBytes(Sha256(credentials.token)));
  const Millis now = snapshot.now();
  std::optional<Kept> kept;
  {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(digest);
    if (found != sessions_.end() && now - found->second.read_at < kKeepFor) kept = found->second;
  }
  if (!kept.has_value()) {
    ASSIGN_OR_RETURN(auto open, FindSession(snapshot, digest));
    if (!open.has_value()) {
      const std::lock_guard lock(mutex_);
      sessions_.erase(digest);
      return Unauthenticated("SESSION_EXPIRED", "Your session has ended. Sign in again.");
    }
    kept = Kept{std::move(open->caller), now, open->session.last_used_at, open->session.expires_at};
    const std::lock_guard lock(mutex_);
    if (sessions_.size() >= kMostKept) sessions_.clear();
    const auto found = sessions_.find(digest);
    if (found != sessions_.end()) kept->last_used_at = std::max(kept->last_used_at, found->second.last_used_at);
    sessions_[digest] = *kept;
  }
  if (!SessionOpen(kept->last_used_at, kept->expires_at, now)) {
    return Unauthenticated("SESSION_EXPIRED", "Your session has ended. Sign in again.");
  }
  if (kept->caller.certificate_agency != agency) {
    return Unauthenticated("CERTIFICATE_OF_OTHER_AGENCY", "This session was opened through another agency's client.");
  }
  return kept->caller;
}

bool Authenticator::TouchDue(const Caller& caller, Millis now) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(caller.token_digest);
  if (found == sessions_.end() || now - found->second.last_used_at < kTouchEvery) return false;
  found->second.last_used_at = now;
  return true;
}

void Authenticator::Forget() {
  const std::lock_guard lock(mutex_);
  sessions_.clear();
  certificates_.clear();
}

}  // namespace ehcpqa::identity
