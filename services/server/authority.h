// The area's private certificate authority: makes the authority, the server's certificate and the clients'
// certificates.
#ifndef EHCPQA_SERVICES_SERVER_AUTHORITY_H_
#define EHCPQA_SERVICES_SERVER_AUTHORITY_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/base/clock.h"

namespace ehcpqa::server {

// A certificate with its private key, both PEM.
struct KeyPair {
  std::string certificate;
  std::string key;
  std::string serial;      // Upper-case hexadecimal, 20 random bytes.
  std::string issued_at;   // UTC.
  std::string expires_at;  // UTC.
};

// All keys are ECDSA on P-256, all signatures with SHA-256.
// A self-signed authority, good for ten years.
absl::StatusOr<KeyPair> MakeAuthority(const std::string& area, Millis now);
// A server certificate for the host names and addresses, good for 825 days.
absl::StatusOr<KeyPair> IssueServerCertificate(const KeyPair& authority, const std::vector<std::string>& hosts,
                                               Millis now);
// A client certificate whose common name is the agency's id, good for 825 days.
absl::StatusOr<KeyPair> IssueClientCertificate(const KeyPair& authority, const std::string& agency, Millis now);

}  // namespace ehcpqa::server

#endif  // EHCPQA_SERVICES_SERVER_AUTHORITY_H_
