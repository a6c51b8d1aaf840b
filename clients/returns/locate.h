// Finds the cases behind references, and the references of a case: on the local authority's own machine, with its own
// key and the return it already holds. Nothing of this is ever sent.
#ifndef EHCPQA_CLIENTS_RETURNS_LOCATE_H_
#define EHCPQA_CLIENTS_RETURNS_LOCATE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/returns/key.h"
#include "clients/returns/pseudonym.h"
#include "clients/returns/return.h"

namespace ehcpqa::returns {

// One person of the return. Identifying: show it to the officer who asked, and to nobody else.
struct Located {
  std::string plan_ref;  // The wanted reference, as it is written.
  std::string surname, forename, upn, uln;
};

struct LocateResult {
  std::vector<Located> found;  // In document order; two persons with one identifier are both found.
  std::vector<std::string>
      missing;  // Wanted references that nobody in the return has, in the order in which they were asked for.
};

// Finds persons by plan_ref or alias. References may be written in lower case and without hyphens. A reference made
// from a person's order is found only in the very return it was made from. Fails as Return::Open does, and with
// FIELD_INVALID for a text that is no reference.
absl::StatusOr<LocateResult> Locate(const std::string& path, const Key& key, const std::vector<std::string>& wanted,
                                    ReadSettings settings);

// A reference that an identifier may stand for.
struct FoundRef {
  Basis basis = Basis::kUpn;
  std::string plan_ref;
};

struct FindRefResult {
  std::vector<FoundRef> refs;         // One; both when the text has the form of neither a UPN nor a ULN.
  std::vector<std::string> warnings;  // In words, without the text: a check that fails, a form that does not fit.
};

// The references of a UPN (13 characters) or a ULN (10 digits), however it is spaced. `la` is the three-digit code.
// Fails with FIELD_INVALID when the text is empty, or a valid NHS number, from which no reference is ever made.
absl::StatusOr<FindRefResult> FindRefs(const Key& key, std::string_view la, std::string_view identifier);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_LOCATE_H_
