// The client's certificate, and the authority that it trusts.
#ifndef EHCPQA_CLIENTS_API_CERTIFICATES_H_
#define EHCPQA_CLIENTS_API_CERTIFICATES_H_

#include <string>

#include "absl/status/statusor.h"

namespace ehcpqa::api {

// PEM texts.
struct Certificates {
  std::string ca;      // ca.pem: who signs the servers of this area.
  std::string client;  // client.pem: says for which agency this client acts.
  std::string key;     // client.key
};

// Reads the three files of a folder. Fails with FailedPrecondition, reason CERTIFICATES_UNREADABLE, naming the file and
// what to do.
absl::StatusOr<Certificates> ReadCertificates(const std::string& folder);

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_CERTIFICATES_H_
