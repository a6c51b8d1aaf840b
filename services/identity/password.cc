#include "services/identity/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "services/base/digest.h"

namespace ehcpqa::identity {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr size_t kMemory = 19 * 1024 * 1024;

// The common passwords that are long enough to pass the length rule.
constexpr std::array kCommon = {"123456789012",
                                "1234567890123",
                                "password1234",
                                "password12345",
                                "passwordpassword",
                                "qwertyuiop12",
                                "qwertyuiop123",
                                "letmeinletmein",
                                "administrator",
                                "changeme1234",
                                "welcome12345",
                                "iloveyou1234",
                                "correcthorsebatterystaple"};

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower;
}

}  // namespace

std::string PasswordProblem(std::string_view password, std::string_view user_name) {
  const auto characters = std::count_if(password.begin(), password.end(), [](char c) { return (c & 0xc0) != 0x80; });
  if (characters < 12) return "needs at least 12 characters; three random words make a good one";
  if (characters > 128 || password.size() > 512) return "has more than 128 characters";
  const std::string lower = Lower(password);
  if (lower.find(Lower(user_name)) != std::string::npos && user_name.size() * 2 >= password.size()) {
    return "is made of the user name";
  }
  if (password.find_first_not_of(password[0]) == std::string_view::npos) return "repeats one character";
  if (std::find(kCommon.begin(), kCommon.end(), lower) != kCommon.end()) return "is among the most common passwords";
  return "";
}

std::string HashPassword(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), kPasses, kMemory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return "";  // Out of memory: an empty hash verifies nothing.
  }
  return out.data();
}

bool VerifyPassword(std::string_view hash, std::string_view password) {
  static const std::string decoy = HashPassword("a password that nobody has");
  const std::string against(hash.empty() ? std::string_view(decoy) : hash);
  const bool right = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return right && !hash.empty();
}

std::string MakeOneTimePassword() {
  constexpr std::string_view kAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string password;
  for (int i = 0; i < 16; ++i) {
    if (i > 0 && i % 4 == 0) password += '-';
    password += kAlphabet[randombytes_uniform(kAlphabet.size())];
  }
  return password;
}

std::string MakeToken() {
  char bytes[32];
  randombytes_buf(bytes, sizeof bytes);
  return Base64Url({bytes, sizeof bytes});
}

}  // namespace ehcpqa::identity
