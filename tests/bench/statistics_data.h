// What statistics_bench measures on: the same bytes on every machine, and files of them for the peers.
#ifndef EHCPQA_TESTS_BENCH_STATISTICS_DATA_H_
#define EHCPQA_TESTS_BENCH_STATISTICS_DATA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/statistics/estimates.h"

namespace ehcpqa::bench {

// x = 1664525 x + 1013904223 mod 2^32, draw = x >> 16: the generator of the golden case irr_generated_10000x3.
class Lcg {
 public:
  explicit Lcg(uint32_t seed) : state_(seed) {}
  int Draw() {
    state_ = 1664525u * state_ + 1013904223u;
    return static_cast<int>(state_ >> 16);
  }

 private:
  uint32_t state_;
};

// Rows of ratings, row by row; -1 = none. Grades are 0 to 3.
struct RatingRows {
  int raters = 3;
  std::vector<int> cells;
  int64_t rows() const { return static_cast<int64_t>(cells.size()) / raters; }
};

// As the golden case: for each plan a grade, which a rater repeats, raises, lowers or does not give.
RatingRows GenerateRatings(int64_t rows, uint32_t seed);
// The rows that every rater rated.
RatingRows CompleteRows(const RatingRows& ratings);

// Audited plans of eight strata, one row for each, and how many plans each stratum has.
struct SampleRows {
  std::vector<int64_t> populations;
  std::vector<statistics::PlanTotals> plans;
};
SampleRows GenerateSample(int64_t rows, uint32_t seed);

// Quarterly series of shares, with a shift in some.
std::vector<std::vector<double>> GenerateSeries(int series, int points, uint32_t seed);

// A square table of counts, of which `small` are 1 to 4 and the others 5 to 64.
std::vector<std::vector<int64_t>> GenerateCounts(int size, int small, uint32_t seed);

// Numbers in rows, separated by blanks.
void WriteRatings(const RatingRows& ratings, const std::string& path);
void WriteSample(const SampleRows& sample, const std::string& path);  // stratum, N, good
void WriteSeries(const std::vector<std::vector<double>>& series, const std::string& path);
void WriteCounts(const std::vector<std::vector<int64_t>>& counts, const std::string& path);

}  // namespace ehcpqa::bench

#endif  // EHCPQA_TESTS_BENCH_STATISTICS_DATA_H_
