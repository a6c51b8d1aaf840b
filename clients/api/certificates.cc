#include "clients/api/certificates.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::api {
namespace {

absl::Status Unreadable(const std::string& message) { return NotNow("CERTIFICATES_UNREADABLE", message); }

absl::StatusOr<std::string> ReadPem(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Unreadable(absl::StrCat("Cannot read ", path.string(),
                                   ". Name the folder with ca.pem, client.pem and client.key that the administrator "
                                   "of the server gave you."));
  }
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (text.find("-----BEGIN ") == std::string::npos) {
    return Unreadable(
        absl::StrCat(path.string(), " is not a PEM file. Ask the administrator of the server for it again."));
  }
  return text;
}

}  // namespace

absl::StatusOr<Certificates> ReadCertificates(const std::string& folder) {
  const std::filesystem::path path(folder);
  Certificates certificates;
  ASSIGN_OR_RETURN(certificates.ca, ReadPem(path / "ca.pem"));
  ASSIGN_OR_RETURN(certificates.client, ReadPem(path / "client.pem"));
  ASSIGN_OR_RETURN(certificates.key, ReadPem(path / "client.key"));
  return certificates;
}

}  // namespace ehcpqa::api
