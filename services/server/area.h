// The data directory of a local area, and the commands that an operator runs on it.
//
//   area.db                    the database
//   authority/ca.pem, ca.key   the private certificate authority
//   server/server.pem, .key    the server's certificate
//   lock                       held by the server that serves this directory
#ifndef EHCPQA_SERVICES_SERVER_AREA_H_
#define EHCPQA_SERVICES_SERVER_AREA_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/identity/session_store.h"
#include "services/server/authority.h"
#include "services/storage/transaction.h"

namespace ehcpqa::server {

// What a new area starts with.
struct InitOptions {
  std::string directory;
  std::string title;         // Of the area, for display.
  std::string la_code;       // Of the lead council.
  std::string organisation;  // Id of the lead council.
  std::string organisation_title;
  std::string agency;  // Id of its education agency, to which the administrator belongs.
  std::string agency_title;
  std::string administrator;       // User name.
  std::string one_time_password;   // Empty: one is made.
  std::vector<std::string> hosts;  // Names and addresses of the server, beside localhost.
};
struct InitResult {
  std::string one_time_password;
  std::string certificates;  // Directory with the first client certificate.
};
// Makes an area: database, authority, server certificate, first administrator, first client certificate (in
// certificates/{agency}). FailedPrecondition when the directory holds something already; nothing is left behind on a
// failure.
absl::StatusOr<InitResult> InitArea(const InitOptions& options, Millis now);

// Opens the database for an operator's command, at the schema of this program.
absl::StatusOr<std::unique_ptr<storage::Connection>> OpenArea(const std::string& directory, Millis now);

// Issues a client certificate: writes ca.pem, client.pem and client.key to `target` (made, mode 0700). Returns its
// serial.
absl::StatusOr<std::string> IssueClient(const std::string& directory, const std::string& agency,
                                        const std::string& target, Millis now);
absl::Status RevokeClient(const std::string& directory, const std::string& serial, Millis now);
absl::StatusOr<std::vector<identity::CertificateRow>> ListClients(const std::string& directory, Millis now);
// Gives an administrator who lost their password a new one-time password.
absl::StatusOr<std::string> ResetAdministrator(const std::string& directory, const std::string& user,
                                               const std::string& one_time_password, Millis now);

// PEM files of the area.
absl::StatusOr<KeyPair> ReadAuthority(const std::string& directory);
absl::StatusOr<KeyPair> ReadServerCertificate(const std::string& directory);

std::string DatabasePath(const std::string& directory);

}  // namespace ehcpqa::server

#endif  // EHCPQA_SERVICES_SERVER_AREA_H_
