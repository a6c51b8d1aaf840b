// Passwords: their rules, and their argon2id hashes.
#ifndef EHCPQA_SERVICES_IDENTITY_PASSWORD_H_
#define EHCPQA_SERVICES_IDENTITY_PASSWORD_H_

#include <string>
#include <string_view>

namespace ehcpqa::identity {

// What is wrong with a new password, in words for the person; empty when nothing is. 12 to 128 characters, not the user
// name, not one character repeated, not among the most common. Length is what protects; composition rules are not asked
// (NCSC guidance).
std::string PasswordProblem(std::string_view password, std::string_view user_name);

// argon2id with 19 MiB, 2 passes (OWASP minimum), salted, in the PHC string format. Takes about 50 ms of a processor:
// never on the writer's thread.
std::string HashPassword(std::string_view password);

// Whether the password is the one hashed. As slow as HashPassword, also for an empty `hash`, so that the time taken
// does not tell whether a user name exists.
bool VerifyPassword(std::string_view hash, std::string_view password);

// A one-time password: four groups of four letters and digits that are not mistaken for each other, about 78 bits.
std::string MakeOneTimePassword();

// 32 random bytes as base64url: a session token.
std::string MakeToken();

}  // namespace ehcpqa::identity

#endif  // EHCPQA_SERVICES_IDENTITY_PASSWORD_H_
