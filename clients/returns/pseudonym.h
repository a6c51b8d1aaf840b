// References that stand for plans outside the local authority.
//
// A reference is base32 (RFC 4648, upper case) of the first 10 bytes of HMAC-SHA-256(key, "ehcp-plan/1" US la US basis
// US id), where US is the byte 0x1f and id is upper case without spaces: 16 letters, hyphenated in fours. It is the
// same from quarter to quarter, differs between authorities, and cannot be turned back, or guessed from the numbers in
// use, without the key.
#ifndef EHCPQA_CLIENTS_RETURNS_PSEUDONYM_H_
#define EHCPQA_CLIENTS_RETURNS_PSEUDONYM_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clients/returns/key.h"

namespace ehcpqa::returns {

// Which identifier a reference is made from; the letter is hashed with it.
enum class Basis : char {
  kUpn = 'U',
  kUln = 'L',
  kOrder = 'S',  // "2025-01-16/42", reference date and the person's order in the return: good for one return only.
};

// The reference for one identifier, for example "RBIL-KXHF-HYUD-ZBLQ". `la` is the three-digit code of the authority.
std::string PlanRef(const Key& key, std::string_view la, Basis basis, std::string_view id);

// What a person can be identified by in a return, as given.
struct Identifiers {
  std::string upn;
  std::string uln;
  uint64_t order = 0;  // From 1.
};

// The references of one person, and what is wrong with the identifiers.
struct References {
  Basis basis = Basis::kOrder;
  std::string plan_ref;
  std::vector<std::string> aliases;  // Of every other identifier the person has; an order is never an alias.
  bool upn_check_failed = false;
  bool uln_check_failed = false;
  bool no_upn_or_uln = false;
};

// The best basis is UPN, then ULN, then order. An identifier whose check fails still identifies, as the case system
// knows it by that text; but a placeholder (no digit in it, one digit repeated) stands for nobody and counts as failed
// and absent.
References ReferencesOf(const Key& key, std::string_view la, std::string_view as_at, const Identifiers& identifiers);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_PSEUDONYM_H_
