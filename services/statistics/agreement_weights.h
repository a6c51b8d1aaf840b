// How much a pair of grades agrees: 1 on the diagonal, less the further the grades are apart.
#ifndef EHCPQA_SERVICES_STATISTICS_AGREEMENT_WEIGHTS_H_
#define EHCPQA_SERVICES_STATISTICS_AGREEMENT_WEIGHTS_H_

#include <cstddef>
#include <vector>

namespace ehcpqa::statistics {

enum class WeightKind {
  kIdentity,   // [k = l]
  kWithinOne,  // [|k - l| <= 1]
  kLinear,     // 1 - |k - l| / (q - 1)
  kQuadratic,  // 1 - ((k - l) / (q - 1))^2
  kOrdinal,    // 1 - C(|k - l| + 1, 2) / C(q, 2) (Gwet 2014)
};

// A symmetric q x q matrix of weights over the whole scale of the rubric. Grades nobody used count towards q.
class AgreementWeights {
 public:
  // grades = q >= 2.
  AgreementWeights(WeightKind kind, int grades);

  int grades() const { return grades_; }
  double at(int k, int l) const {
    return weights_[static_cast<size_t>(k) * static_cast<size_t>(grades_) + static_cast<size_t>(l)];
  }
  // T_w, the sum of all weights.
  double total() const { return total_; }

 private:
  int grades_;
  std::vector<double> weights_;
  double total_ = 0;
};

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_AGREEMENT_WEIGHTS_H_
