// A certificate authority for the length of a test.
#ifndef EHCPQA_TESTS_CLIENTS_API_TEST_CERTIFICATES_H_
#define EHCPQA_TESTS_CLIENTS_API_TEST_CERTIFICATES_H_

#include <string>

namespace ehcpqa {

// Writes ca.pem, client.pem, client.key, server.pem and server.key into the folder, which must exist. The server's
// certificate names localhost and 127.0.0.1. Two calls make two authorities that do not trust each other.
void WriteTestCertificates(const std::string& folder);

}  // namespace ehcpqa

#endif  // EHCPQA_TESTS_CLIENTS_API_TEST_CERTIFICATES_H_
