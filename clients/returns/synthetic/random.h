// Random numbers that are the same on every machine for the same seed. Not for secrets.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_RANDOM_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ehcpqa::synthetic {

// SplitMix64 (Steele, Lea and Flood 2014). The distributions of the C++ library differ between its makers; these do
// not.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  // Evenly from 0 to bound - 1; bound from 1 to 2^32.
  uint64_t Below(uint64_t bound) { return (Next() >> 32) * bound >> 32; }
  // Evenly from low to high, both included.
  int Between(int low, int high) { return low + static_cast<int>(Below(static_cast<uint64_t>(high - low) + 1)); }
  bool Percent(int chance) { return Below(100) < static_cast<uint64_t>(chance); }

  template <typename T>
  void Shuffle(std::vector<T>& items) {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[Below(i)]);
  }

 private:
  uint64_t state_;
};

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_RANDOM_H_
