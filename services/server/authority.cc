#include "services/server/authority.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"

namespace ehcpqa::server {
namespace {

constexpr Millis kDay = 86'400'000;

template <auto Free>
struct Deleter {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Deleter<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;

absl::Status Failed(const char* what) {
  return absl::InternalError(
      absl::StrCat("OpenSSL could not ", what, ": ", ERR_error_string(ERR_get_error(), nullptr)));
}

std::string Text(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return std::string(data, static_cast<size_t>(size));
}

absl::Status AddExtension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
  if (extension == nullptr || X509_add_ext(certificate, extension.get(), -1) != 1)
    return Failed("add a certificate extension");
  return absl::OkStatus();
}

struct Extensions {
  std::string constraints, usage, extended_usage, names;
};

// Signs with `issuer`'s key, or with its own when `issuer` is null.
absl::StatusOr<KeyPair> Make(const std::string& common_name, const KeyPair* issuer, const Extensions& extensions,
                             int days, Millis now) {
  const Key key(EVP_EC_gen("P-256"));
  const Certificate certificate(X509_new());
  if (key == nullptr || certificate == nullptr) return Failed("make a key");
  Certificate issuer_certificate;
  Key issuer_key;
  if (issuer != nullptr) {
    const Bio pem(BIO_new_mem_buf(issuer->certificate.data(), static_cast<int>(issuer->certificate.size())));
    issuer_certificate.reset(PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr));
    const Bio key_pem(BIO_new_mem_buf(issuer->key.data(), static_cast<int>(issuer->key.size())));
    issuer_key.reset(PEM_read_bio_PrivateKey(key_pem.get(), nullptr, nullptr, nullptr));
    if (issuer_certificate == nullptr || issuer_key == nullptr)
      return Failed("read the authority's certificate and key");
  }
  unsigned char serial[20];
  if (RAND_bytes(serial, sizeof serial) != 1) return Failed("make random bytes");
  serial[0] = static_cast<unsigned char>((serial[0] & 0x7f) | 0x40);  // Positive, and always 20 bytes.
  const Number number(BN_bin2bn(serial, sizeof serial, nullptr));
  BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
  X509_set_version(certificate.get(), X509_VERSION_3);
  // A minute back, for clients whose clock is a little behind.
  ASN1_TIME_set(X509_getm_notBefore(certificate.get()), now / 1000 - 60);
  ASN1_TIME_set(X509_getm_notAfter(certificate.get()), now / 1000 + days * (kDay / 1000));
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(common_name.c_str()),
                             -1, -1, 0);
  X509* signer = issuer == nullptr ? certificate.get() : issuer_certificate.get();
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer));
  RETURN_IF_ERROR(AddExtension(certificate.get(), signer, NID_basic_constraints, extensions.constraints));
  RETURN_IF_ERROR(AddExtension(certificate.get(), signer, NID_key_usage, extensions.usage));
  RETURN_IF_ERROR(AddExtension(certificate.get(), signer, NID_subject_key_identifier, "hash"));
  RETURN_IF_ERROR(AddExtension(certificate.get(), signer, NID_authority_key_identifier, "keyid"));
  if (!extensions.extended_usage.empty()) {
    RETURN_IF_ERROR(AddExtension(certificate.get(), signer, NID_ext_key_usage, extensions.extended_usage));
  }
  if (!extensions.names.empty()) {
    RETURN_IF_ERROR(AddExtension(certificate.get(), signer, NID_subject_alt_name, extensions.names));
  }
  if (X509_sign(certificate.get(), issuer == nullptr ? key.get() : issuer_key.get(), EVP_sha256()) == 0)
    return Failed("sign a certificate");

  KeyPair pair;
  const Bio out(BIO_new(BIO_s_mem())), key_out(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(out.get(), certificate.get());
  PEM_write_bio_PrivateKey(key_out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  pair.certificate = Text(out.get());
  pair.key = Text(key_out.get());
  char* hex = BN_bn2hex(number.get());
  pair.serial = hex;
  OPENSSL_free(hex);
  pair.issued_at = FormatTime(now);
  pair.expires_at = FormatTime(now + days * kDay);
  return pair;
}

bool IsAddress(const std::string& host) {
  return host.find(':') != std::string::npos || host.find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace

absl::StatusOr<KeyPair> MakeAuthority(const std::string& area, Millis now) {
  return Make("ehcpqa authority of " + area, nullptr,
              {"critical,CA:TRUE,pathlen:0", "critical,keyCertSign,cRLSign", "", ""}, 3652, now);
}

absl::StatusOr<KeyPair> IssueServerCertificate(const KeyPair& authority, const std::vector<std::string>& hosts,
                                               Millis now) {
  std::string names;
  for (const std::string& host : hosts) {
    if (host.empty() || host.find_first_of(", \n") != std::string::npos) {
      return absl::InvalidArgumentError(absl::StrCat("\"", host, "\" is not a host name or address"));
    }
    absl::StrAppend(&names, names.empty() ? "" : ",", IsAddress(host) ? "IP:" : "DNS:", host);
  }
  return Make("ehcpqad", &authority, {"critical,CA:FALSE", "critical,digitalSignature", "serverAuth", names}, 825, now);
}

absl::StatusOr<KeyPair> IssueClientCertificate(const KeyPair& authority, const std::string& agency, Millis now) {
  return Make(agency, &authority, {"critical,CA:FALSE", "critical,digitalSignature", "clientAuth", ""}, 825, now);
}

}  // namespace ehcpqa::server
