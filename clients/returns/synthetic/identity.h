// Invented people: names that nobody can take for real, and numbers in the form of real ones that no real child has.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_IDENTITY_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_IDENTITY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clients/returns/synthetic/random.h"

namespace ehcpqa::synthetic {

// Gives every person their own numbers, in order.
class Identities {
 public:
  explicit Identities(std::string la) : la_(std::move(la)) {}

  static std::string Surname(Random& random);
  static std::string Forename(Random& random);
  // A UPN that passes its check: the authority's code, then an establishment number that starts with 0, as no school's
  // does. One in fifty is a temporary one.
  std::string NextUpn(Random& random);
  // The UPN with a check letter that is wrong.
  static std::string WithWrongLetter(std::string upn);
  // A ULN that passes its check.
  std::string NextUln();

 private:
  const std::string la_;
  uint64_t upns_ = 0;
  uint64_t ulns_ = 0;
};

// The postcodes that people are given: ZZ99 is no place's. 0 to kPostcodes - 1.
inline constexpr int kPostcodes = 2000;
std::string Postcode(int number);

// The district codes that postcodes are shared out to: the authority's own code when it is its own district (E06, E08,
// E09), the seven of Nottinghamshire, or none, as the districts of other counties are not known here.
std::vector<std::string> DistrictsOf(std::string_view ons_code);

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_IDENTITY_H_
