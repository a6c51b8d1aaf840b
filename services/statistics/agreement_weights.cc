#include "services/statistics/agreement_weights.h"

#include <cstdlib>

namespace ehcpqa::statistics {
namespace {

double Weight(WeightKind kind, int grades, int k, int l) {
  const double distance = std::abs(k - l), widest = grades - 1;
  switch (kind) {
    case WeightKind::kIdentity:
      return distance == 0 ? 1 : 0;
    case WeightKind::kWithinOne:
      return distance <= 1 ? 1 : 0;
    case WeightKind::kLinear:
      return 1 - distance / widest;
    case WeightKind::kQuadratic:
      return 1 - distance * distance / (widest * widest);
    case WeightKind::kOrdinal:
      return 1 - (distance + 1) * distance / (grades * widest);
  }
  return 0;
}

}  // namespace

AgreementWeights::AgreementWeights(WeightKind kind, int grades) : grades_(grades) {
  for (int k = 0; k < grades; ++k) {
    for (int l = 0; l < grades; ++l) {
      weights_.push_back(Weight(kind, grades, k, l));
      total_ += weights_.back();
    }
  }
}

}  // namespace ehcpqa::statistics
