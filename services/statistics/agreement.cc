#include "services/statistics/agreement.h"

#include <cstdlib>

namespace ehcpqa::statistics {
namespace {

OrUndefined<double> AgreementWithin(const Ratings& ratings, int distance) {
  int64_t pairable = 0;
  long double sum = 0;
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    const int8_t* row = ratings.Row(i);
    int64_t pairs = 0, agreeing = 0;
    for (int g = 0; g < ratings.raters(); ++g) {
      if (row[g] == kNoRating) continue;
      for (int h = g + 1; h < ratings.raters(); ++h) {
        if (row[h] == kNoRating) continue;
        ++pairs;
        if (std::abs(row[g] - row[h]) <= distance) ++agreeing;
      }
    }
    if (pairs == 0) continue;
    ++pairable;
    sum += static_cast<long double>(agreeing) / static_cast<long double>(pairs);
  }
  if (pairable == 0) return Undefined::kNoPairableUnits;
  return static_cast<double>(sum / static_cast<long double>(pairable));
}

}  // namespace

int64_t PairablePlans(const Ratings& ratings) {
  int64_t pairable = 0;
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    const int8_t* row = ratings.Row(i);
    int given = 0;
    for (int g = 0; g < ratings.raters(); ++g) given += row[g] != kNoRating;
    pairable += given >= 2;
  }
  return pairable;
}

OrUndefined<double> PercentAgreement(const Ratings& ratings) { return AgreementWithin(ratings, 0); }

OrUndefined<double> WithinOneAgreement(const Ratings& ratings) { return AgreementWithin(ratings, 1); }

}  // namespace ehcpqa::statistics
