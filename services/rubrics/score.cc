#include "services/rubrics/score.h"

#include <limits>
#include <numeric>

#include "absl/numeric/int128.h"
#include "absl/strings/str_cat.h"
#include "boost/multiprecision/cpp_int.hpp"

namespace ehcpqa::rubrics {
namespace {

using BigInt = boost::multiprecision::cpp_int;

constexpr int64_t kFinestDenominator = 1'000'000'000'000;

Score Reduced(int64_t numerator, int64_t denominator) {
  const int64_t divisor = std::gcd(numerator, denominator);
  return {numerator / divisor, denominator / divisor};
}

}  // namespace

Score ScoreOf(int64_t earned, int64_t possible) { return Reduced(100 * earned, possible); }

std::optional<Score> MeanOf(const std::vector<WeightedScore>& parts) {
  if (parts.empty()) return std::nullopt;
  BigInt numerator = 0;
  BigInt denominator = 1;
  int64_t weights = 0;
  for (const WeightedScore& part : parts) {
    numerator = numerator * part.score.denominator + denominator * part.score.numerator * part.weight;
    denominator *= part.score.denominator;
    const BigInt divisor = gcd(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    weights += part.weight;
  }
  denominator *= weights;
  const BigInt divisor = gcd(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
  if (numerator <= kMax && denominator <= kMax) {
    return Score{static_cast<int64_t>(numerator), static_cast<int64_t>(denominator)};
  }
  const BigInt cut = numerator * kFinestDenominator / denominator;
  return Reduced(static_cast<int64_t>(cut), kFinestDenominator);
}

bool AtLeast(const Score& score, int64_t minimum) {
  return absl::int128(score.numerator) >= absl::int128(minimum) * score.denominator;
}

int64_t Tenths(const Score& score) {
  const absl::int128 doubled = 20 * absl::int128(score.numerator) + score.denominator;
  return static_cast<int64_t>(doubled / (2 * absl::int128(score.denominator)));
}

std::string FormatScore(const Score& score) {
  const int64_t tenths = Tenths(score);
  return absl::StrCat(tenths / 10, ".", tenths % 10);
}

}  // namespace ehcpqa::rubrics
