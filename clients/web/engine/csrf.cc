#include "clients/web/engine/csrf.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <cstdlib>

#include "absl/strings/escaping.h"
#include "services/base/digest.h"

namespace ehcpqa::web {
namespace {

constexpr size_t kBytes = std::tuple_size_v<Digest>;

std::string RandomBytes() {
  std::string bytes(kBytes, '\0');
  // Without randomness there is no safe way on.
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), kBytes) != 1) std::abort();
  return bytes;
}

std::string Mac(std::string_view secret) { return std::string(AsBytes(HmacSha256(secret, "ehcpqa web form 1"))); }

// Of equal length; the mask again takes it off.
std::string Masked(std::string text, std::string_view mask) {
  for (size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(text[i] ^ mask[i]);
  return text;
}

}  // namespace

std::string CsrfToken(std::string_view secret) {
  const std::string mask = RandomBytes();
  return Base64Url(mask + Masked(Mac(secret), mask));
}

bool IsCsrfToken(std::string_view token, std::string_view secret) {
  std::string bytes;
  if (secret.empty() || !absl::WebSafeBase64Unescape(std::string(token), &bytes) || bytes.size() != 2 * kBytes)
    return false;
  const std::string unmasked = Masked(bytes.substr(kBytes), bytes.substr(0, kBytes));
  return CRYPTO_memcmp(unmasked.data(), Mac(secret).data(), kBytes) == 0;
}

std::string NewSecret() { return Base64Url(RandomBytes()); }

}  // namespace ehcpqa::web
