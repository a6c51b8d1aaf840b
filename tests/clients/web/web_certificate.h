// A certificate that no browser trusts, for listeners of tests.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_WEB_CERTIFICATE_H_
#define EHCPQA_TESTS_CLIENTS_WEB_WEB_CERTIFICATE_H_

#include <string>

namespace ehcpqa::web {

// PEM texts of a fresh key on P-256 and a certificate for localhost that it signed itself.
struct WebCertificate {
  std::string certificate;
  std::string key;
};

WebCertificate NewWebCertificate();

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_WEB_CERTIFICATE_H_
