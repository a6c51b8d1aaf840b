// Scores as exact fractions: no grade is ever decided on a rounded or floating-point number.
#ifndef EHCPQA_SERVICES_RUBRICS_SCORE_H_
#define EHCPQA_SERVICES_RUBRICS_SCORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ehcpqa::rubrics {

// numerator / denominator, from 0 to 100, in lowest terms; denominator > 0.
struct Score {
  int64_t numerator = 0;
  int64_t denominator = 1;
  friend bool operator==(const Score&, const Score&) = default;
};

// 100 x earned / possible. Requires 0 <= earned <= possible, 0 < possible <= 10^15.
Score ScoreOf(int64_t earned, int64_t possible);

// A score and its weight in a mean, weight > 0.
struct WeightedScore {
  Score score;
  int64_t weight = 0;
};

// Sum(weight x score) / sum(weight), summed exactly; nothing for no parts. When the exact fraction has no 63-bit
// numerator and denominator (sections with many unlike weights), it is cut down to a multiple of 10^-12: that changes
// neither AtLeast, whose thresholds are whole numbers, nor Tenths, whose half-way points are multiples of 0.05.
std::optional<Score> MeanOf(const std::vector<WeightedScore>& parts);

// score >= minimum, compared as fractions.
bool AtLeast(const Score& score, int64_t minimum);

// The score in tenths, rounded half up: 714 for 71.4.
int64_t Tenths(const Score& score);

// "71.4": one decimal, rounded half up.
std::string FormatScore(const Score& score);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_SCORE_H_
