#include "services/statistics/allocation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::statistics {
namespace {

absl::Status CheckStrata(const std::vector<AllocationStratum>& strata) {
  Allocation seen;
  for (const AllocationStratum& stratum : strata) {
    if (!seen.emplace(stratum.code, 0).second) {
      return FieldInvalid("strata", absl::StrCat("Stratum ", stratum.code, " appears twice. Give each stratum once."));
    }
    if (stratum.population < 0) {
      return FieldInvalid("strata", absl::StrCat("Stratum ", stratum.code, " has a negative number of plans."));
    }
    if (!std::isfinite(stratum.deviation) || stratum.deviation < 0) {
      return FieldInvalid("strata", absl::StrCat("The standard deviation of stratum ", stratum.code,
                                                 " must be a number that is not negative."));
    }
  }
  return absl::OkStatus();
}

// The square of Wright's priority: same order, and equal fractions of whole numbers compare equal.
double Priority(const AllocationStratum& stratum, int64_t given, bool equal_deviations) {
  const double size = static_cast<double>(stratum.population);
  const double priority = size * size / (static_cast<double>(given) * static_cast<double>(given + 1));
  return equal_deviations ? priority : priority * stratum.deviation * stratum.deviation;
}

bool Above(double a, double b) { return a > b * (1 + 1e-12); }

}  // namespace

absl::StatusOr<Allocation> AllocateSample(const std::vector<AllocationStratum>& strata, int64_t sample_size,
                                          int64_t minimum) {
  RETURN_IF_ERROR(CheckStrata(strata));
  if (minimum < 1) return FieldInvalid("minimum", "The minimum for a stratum must be at least 1.");

  std::vector<AllocationStratum> sorted = strata;
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  std::vector<int64_t> given;
  int64_t used = 0, frame = 0;
  for (const AllocationStratum& stratum : sorted) {
    given.push_back(std::min(stratum.population, minimum));
    used += given.back();
    frame += stratum.population;
  }
  if (sample_size < used) {
    return FieldInvalid("sample_size",
                        absl::StrCat("A sample of ", sample_size, " cannot give every stratum its minimum of ", minimum,
                                     ". Ask for at least ", used, " plans, or pool small strata."));
  }
  if (sample_size > frame) {
    return FieldInvalid("sample_size",
                        absl::StrCat("A sample of ", sample_size, " is larger than the frame of ", frame, " plans."));
  }

  const bool equal_deviations = std::all_of(sorted.begin(), sorted.end(), [&](const AllocationStratum& stratum) {
    return stratum.deviation == sorted.front().deviation;
  });
  for (; used < sample_size; ++used) {
    size_t best = sorted.size();
    double best_priority = 0;
    for (size_t h = 0; h < sorted.size(); ++h) {
      if (given[h] >= sorted[h].population) continue;
      const double priority = Priority(sorted[h], given[h], equal_deviations);
      if (best == sorted.size() || Above(priority, best_priority)) {
        best = h;
        best_priority = priority;
      }
    }
    ++given[best];
  }

  Allocation allocation;
  for (size_t h = 0; h < sorted.size(); ++h) allocation[sorted[h].code] = given[h];
  return allocation;
}

double VarianceOfTotal(const std::vector<AllocationStratum>& strata, const Allocation& allocation) {
  long double variance = 0;
  for (const AllocationStratum& stratum : strata) {
    if (stratum.population == 0) continue;
    const long double size = stratum.population, taken = allocation.at(stratum.code);
    variance += size * (size - taken) / taken * stratum.deviation * stratum.deviation;
  }
  return static_cast<double>(variance);
}

double SmoothedDeviation(int64_t good, int64_t audited) {
  const double share = static_cast<double>(good + 1) / static_cast<double>(audited + 2);
  return std::sqrt(share * (1 - share));
}

Allocation LargestRemainder(const std::vector<AllocationStratum>& strata, int64_t sample_size) {
  const int64_t frame = std::accumulate(strata.begin(), strata.end(), int64_t{0},
                                        [](int64_t sum, const auto& stratum) { return sum + stratum.population; });
  Allocation allocation;
  if (frame == 0) return allocation;
  std::vector<std::pair<int64_t, std::string>> remainders;
  int64_t left = sample_size;
  for (const AllocationStratum& stratum : strata) {
    const int64_t whole = stratum.population * sample_size / frame;
    allocation[stratum.code] = whole;
    left -= whole;
    remainders.emplace_back(-(stratum.population * sample_size % frame), stratum.code);
  }
  std::sort(remainders.begin(), remainders.end());
  for (int64_t i = 0; i < left; ++i) ++allocation[remainders[static_cast<size_t>(i)].second];
  return allocation;
}

}  // namespace ehcpqa::statistics
