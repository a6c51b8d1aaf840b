#include "services/statistics/rating_patterns.h"

#include <map>
#include <utility>

namespace ehcpqa::statistics {
namespace {

// Patterns are numbered sum_k r_ik (raters + 1)^k while that stays a small table; above, a map.
constexpr int64_t kLargestTable = 1 << 20;

std::vector<RatingPattern> CountInTable(const Ratings& ratings, int64_t size) {
  const int base = ratings.raters() + 1;
  std::vector<int32_t> power(static_cast<size_t>(ratings.grades()));
  int32_t value = 1;
  for (int32_t& entry : power) {
    entry = value;
    value *= base;
  }
  std::vector<int64_t> plans(static_cast<size_t>(size));
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    const int8_t* row = ratings.Row(i);
    int32_t number = 0;
    for (int g = 0; g < ratings.raters(); ++g) {
      if (row[g] != kNoRating) number += power[static_cast<size_t>(row[g])];
    }
    ++plans[static_cast<size_t>(number)];
  }
  std::vector<RatingPattern> patterns;
  for (int64_t number = 1; number < size; ++number) {
    if (plans[static_cast<size_t>(number)] == 0) continue;
    RatingPattern pattern;
    pattern.plans = plans[static_cast<size_t>(number)];
    for (int64_t rest = number, k = 0; k < ratings.grades(); rest /= base, ++k) {
      pattern.counts.push_back(static_cast<int>(rest % base));
      pattern.ratings += pattern.counts.back();
    }
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

}  // namespace

RatingPattern PatternOf(const Ratings& ratings, int64_t plan) {
  RatingPattern pattern;
  pattern.counts.resize(static_cast<size_t>(ratings.grades()));
  pattern.plans = 1;
  const int8_t* row = ratings.Row(plan);
  for (int g = 0; g < ratings.raters(); ++g) {
    if (row[g] == kNoRating) continue;
    ++pattern.counts[static_cast<size_t>(row[g])];
    ++pattern.ratings;
  }
  return pattern;
}

std::vector<RatingPattern> CountPatterns(const Ratings& ratings) {
  int64_t size = 1;
  for (int k = 0; k < ratings.grades() && size <= kLargestTable; ++k) size *= ratings.raters() + 1;
  if (size <= kLargestTable) return CountInTable(ratings, size);

  std::map<std::vector<int>, RatingPattern> found;
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    RatingPattern pattern = PatternOf(ratings, i);
    if (pattern.ratings == 0) continue;
    const auto [entry, is_new] = found.try_emplace(pattern.counts, pattern);
    if (!is_new) ++entry->second.plans;
  }
  std::vector<RatingPattern> patterns;
  for (auto& [counts, pattern] : found) patterns.push_back(std::move(pattern));
  return patterns;
}

Ratings PairableOnly(const Ratings& ratings) {
  Ratings pairable(ratings.grades(), ratings.raters());
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    if (!PatternOf(ratings, i).pairable()) continue;
    const std::vector<int> row(ratings.Row(i), ratings.Row(i) + ratings.raters());
    pairable.Add(row).IgnoreError();  // It was accepted once.
  }
  return pairable;
}

}  // namespace ehcpqa::statistics
