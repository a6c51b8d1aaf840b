#include "tests/clients/api/test_certificates.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace ehcpqa {
namespace {

template <auto kFree>
struct Free {
  template <typename T>
  void operator()(T* pointer) const {
    kFree(pointer);
  }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Free<X509_free>>;

void Require(bool done) {
  if (!done) std::abort();
}

struct Party {
  KeyPtr key;
  CertificatePtr certificate;
};

void Extend(X509* certificate, X509* issuer, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>> extension(
      X509V3_EXT_conf_nid(nullptr, &context, kind, value));
  Require(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1);
}

// A certificate for `name`, signed by `issuer` or, without one, by itself.
Party Issue(const char* name, int serial, const Party* issuer, const char* names) {
  Party party{KeyPtr(EVP_EC_gen("P-256")), CertificatePtr(X509_new())};
  X509* certificate = party.certificate.get();
  Require(X509_set_version(certificate, 2) == 1);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 3600);
  Require(X509_set_pubkey(certificate, party.key.get()) == 1);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  X509* signer = issuer == nullptr ? certificate : issuer->certificate.get();
  Require(X509_set_issuer_name(certificate, X509_get_subject_name(signer)) == 1);
  Extend(certificate, signer, NID_basic_constraints, issuer == nullptr ? "critical,CA:TRUE" : "critical,CA:FALSE");
  if (names != nullptr) Extend(certificate, signer, NID_subject_alt_name, names);
  EVP_PKEY* key = issuer == nullptr ? party.key.get() : issuer->key.get();
  Require(X509_sign(certificate, key, EVP_sha256()) > 0);
  return party;
}

void WritePem(const std::string& folder, const std::string& certificate_name, const std::string& key_name,
              const Party& party) {
  const std::unique_ptr<FILE, Free<fclose>> certificate(fopen((folder + "/" + certificate_name).c_str(), "w"));
  Require(certificate != nullptr && PEM_write_X509(certificate.get(), party.certificate.get()) == 1);
  if (key_name.empty()) return;
  const std::unique_ptr<FILE, Free<fclose>> key(fopen((folder + "/" + key_name).c_str(), "w"));
  Require(key != nullptr &&
          PEM_write_PrivateKey(key.get(), party.key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
}

}  // namespace

void WriteTestCertificates(const std::string& folder) {
  const Party ca = Issue("Invented test authority", 1, nullptr, nullptr);
  WritePem(folder, "ca.pem", "", ca);
  WritePem(folder, "server.pem", "server.key", Issue("localhost", 2, &ca, "DNS:localhost,IP:127.0.0.1"));
  WritePem(folder, "client.pem", "client.key", Issue("invented-agency", 3, &ca, "DNS:invented-agency"));
}

}  // namespace ehcpqa
