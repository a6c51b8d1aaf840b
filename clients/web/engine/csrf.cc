#include "clients/web/engine/csrf.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <cstdlib>

#include "services/base/digest.h"

namespace ehcpqa::web {

std::string CsrfToken(std::string_view secret) { return Base64Url(AsBytes(HmacSha256(secret, "ehcpqa web form 1"))); }

bool IsCsrfToken(std::string_view token, std::string_view secret) {
  const std::string expected = CsrfToken(secret);
  return !secret.empty() && token.size() == expected.size() &&
         CRYPTO_memcmp(token.data(), expected.data(), expected.size()) == 0;
}

std::string NewSecret() {
  char bytes[32];
  // Without randomness there is no safe way on.
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes), sizeof bytes) != 1) std::abort();
  return Base64Url({bytes, sizeof bytes});
}

}  // namespace ehcpqa::web
