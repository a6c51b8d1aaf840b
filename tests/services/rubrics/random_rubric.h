// Random but repeatable rubrics and answers for property tests. Every rubric made here passes CheckRubric.
#ifndef EHCPQA_TESTS_SERVICES_RUBRICS_RANDOM_RUBRIC_H_
#define EHCPQA_TESTS_SERVICES_RUBRICS_RANDOM_RUBRIC_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "services/rubrics/grading.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::rubrics {

// SplitMix64: the same numbers on every platform.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t Next();
  // 0 to n - 1; n > 0.
  size_t Below(size_t n) { return static_cast<size_t>(Next() % n); }
  int Between(int low, int high) { return low + static_cast<int>(Below(static_cast<size_t>(high - low + 1))); }
  bool Chance(int per_cent) { return Below(100) < static_cast<size_t>(per_cent); }
  template <typename Thing>
  void Shuffle(std::vector<Thing>& things) {
    for (size_t i = things.size(); i > 1; --i) std::swap(things[i - 1], things[Below(i)]);
  }

 private:
  uint64_t state_;
};

// Two to five levels, one to seventeen sections, every kind of condition, weights from 1 to 3 or from 1 to 100.
Rubric RandomRubric(Random& random);

// Levels mostly; some of every other kind of answer.
std::vector<Answer> RandomAnswers(Random& random, const Rubric& rubric);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_TESTS_SERVICES_RUBRICS_RANDOM_RUBRIC_H_
