#include "clients/returns/pseudonym.h"

#include <algorithm>

#include "clients/returns/check_digit.h"
#include "services/base/digest.h"

namespace ehcpqa::returns {
namespace {

constexpr char kSeparator = '\x1f';

// "UNKNOWN", "N/A", 9999999999, 0000000000000: the same for many persons.
bool IsPlaceholder(std::string_view id) {
  std::string digits;
  for (const char c : id) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  return digits.empty() || std::all_of(digits.begin(), digits.end(), [&](char c) { return c == digits[0]; });
}

}  // namespace

std::string PlanRef(const Key& key, std::string_view la, Basis basis, std::string_view id) {
  std::string message = "ehcp-plan/1";
  message.append(1, kSeparator).append(la).append(1, kSeparator).append(1, static_cast<char>(basis));
  message.append(1, kSeparator).append(Normalised(id));
  const Digest mac = HmacSha256(key.bytes(), message);
  const std::string letters = Base32(AsBytes(mac).substr(0, 10));
  return letters.substr(0, 4) + "-" + letters.substr(4, 4) + "-" + letters.substr(8, 4) + "-" + letters.substr(12, 4);
}

References ReferencesOf(const Key& key, std::string_view la, std::string_view as_at, const Identifiers& identifiers) {
  const std::string upn = Normalised(identifiers.upn);
  const std::string uln = Normalised(identifiers.uln);
  References refs;
  refs.upn_check_failed = !upn.empty() && !UpnIsValid(upn);
  refs.uln_check_failed = !uln.empty() && !UlnIsValid(uln);
  const bool has_upn = !upn.empty() && !IsPlaceholder(upn);
  const bool has_uln = !uln.empty() && !IsPlaceholder(uln);
  refs.no_upn_or_uln = !has_upn && !has_uln;
  if (has_upn) {
    refs.basis = Basis::kUpn;
    refs.plan_ref = PlanRef(key, la, Basis::kUpn, upn);
    if (has_uln) refs.aliases.push_back(PlanRef(key, la, Basis::kUln, uln));
  } else if (has_uln) {
    refs.basis = Basis::kUln;
    refs.plan_ref = PlanRef(key, la, Basis::kUln, uln);
  } else {
    refs.plan_ref = PlanRef(key, la, Basis::kOrder, std::string(as_at) + "/" + std::to_string(identifiers.order));
  }
  return refs;
}

}  // namespace ehcpqa::returns
