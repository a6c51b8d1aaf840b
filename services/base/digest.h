// SHA-256, HMAC-SHA-256 and the encodings that identifiers and chains are written in.
#ifndef EHCPQA_SERVICES_BASE_DIGEST_H_
#define EHCPQA_SERVICES_BASE_DIGEST_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ehcpqa {

using Digest = std::array<uint8_t, 32>;

// SHA-256 (FIPS 180-4) of the bytes.
Digest Sha256(std::string_view bytes);

// HMAC-SHA-256 (RFC 2104) of the message. Any key length.
Digest HmacSha256(std::string_view key, std::string_view message);

// SHA-256 over pieces, for data that should not be held whole.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;
  void Add(std::string_view bytes);
  // Call once.
  Digest Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The digest's bytes as text that can be stored or compared.
std::string_view AsBytes(const Digest& digest);

// Lower-case hexadecimal.
std::string Hex(std::string_view bytes);

// RFC 4648 base32, upper case, without padding: 8 letters for 5 bytes.
std::string Base32(std::string_view bytes);

// RFC 4648 base64url without padding.
std::string Base64Url(std::string_view bytes);

}  // namespace ehcpqa

#endif  // EHCPQA_SERVICES_BASE_DIGEST_H_
