// How many plans a local authority has, as the Department for Education published it for January 2025 (SOURCES.md).
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_COUNTS_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_COUNTS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::synthetic {

// Primary needs in the order of the table; the last is "not recorded" and has no code.
inline constexpr std::array<std::string_view, 13> kNeeds = {"ASD",  "HI",   "MLD", "MSI",  "OTH", "PD", "PMLD",
                                                            "SEMH", "SLCN", "SLD", "SPLD", "VI",  ""};
inline constexpr size_t kUnknownNeed = 12;

// Plans by need, of one category of one breakdown ("age", "7").
struct Category {
  std::string name;
  std::array<uint32_t, kNeeds.size()> by_need{};
};

// The counts of one authority.
struct PublishedCounts {
  std::string la;        // Three digits.
  std::string ons_code;  // E10000024.
  Category all;
  // Ages in years on the census day (2 stands for under 3); Female, Male, Unknown; types of placement; whole years in
  // place (12 for 12 or more). An authority that lacks a breakdown has England's.
  std::vector<Category> ages, sexes, placements, years;

  uint64_t Total() const;
};

// The counts of the authority with the three-digit code. Fails with NotFound when none was published.
absl::StatusOr<PublishedCounts> CountsOf(std::string_view la);

// Shares `total` out in proportion to the weights by largest remainders, earlier ones first among equals; all to the
// first when every weight is 0. Adds up to `total`; equals the weights when they add up to it.
std::vector<uint64_t> Apportion(const std::vector<uint64_t>& weights, uint64_t total);

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_COUNTS_H_
