#include "services/statistics/known_sums.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ehcpqa::statistics {
namespace {

constexpr double kZero = 1e-9;
constexpr double kWhole = 1e-6;
// Steps without progress before the rule that cannot go round in circles is used (Bland 1977).
constexpr int kPatience = 50;

bool IsWhole(double value) { return std::fabs(value - std::round(value)) < kWhole; }

}  // namespace

void KnownSums::Add(Unknowns sum, int64_t low, int64_t high) { sums_.push_back({std::move(sum), low, high}); }

bool KnownSums::Solve() {
  size_t slacks = 0;
  rows_ = 0;
  for (const Sum& sum : sums_) {
    const bool range = sum.low < sum.high;
    rows_ += range ? 2 : 1;
    slacks += range ? 2 : 0;
  }
  artificial_ = unknowns_ + slacks;
  width_ = artificial_ + rows_ + 1;
  table_.assign((rows_ + 1) * width_, 0);
  basis_.resize(rows_);
  first_row_.clear();
  size_t row = 0, slack = unknowns_;
  for (const Sum& sum : sums_) {
    first_row_.push_back(row);
    for (const size_t unknown : sum.unknowns) at(row, unknown) = 1;
    at(row, width_ - 1) = static_cast<double>(sum.high);
    if (sum.low < sum.high) {
      // sum + s = high, s + u = high - low.
      at(row, slack) = 1;
      ++row;
      at(row, slack) = at(row, slack + 1) = 1;
      at(row, width_ - 1) = static_cast<double>(sum.high - sum.low);
      slack += 2;
    }
    ++row;
  }
  for (size_t i = 0; i < rows_; ++i) {
    at(i, artificial_ + i) = 1;
    basis_[i] = artificial_ + i;
    // First the artificial variables are driven to 0: their sum falls by the sum of the rows.
    for (size_t j = 0; j < artificial_; ++j) at(rows_, j) += at(i, j);
    at(rows_, width_ - 1) += at(i, width_ - 1);
  }
  Improve(artificial_);
  if (std::fabs(at(rows_, width_ - 1)) > kWhole) return false;
  DropArtificial();
  solution_ = Solution();
  return true;
}

void KnownSums::Pivot(size_t row, size_t column) {
  const double by = at(row, column);
  double* const own = &at(row, 0);
  for (size_t j = 0; j < width_; ++j) own[j] /= by;
  for (size_t i = 0; i <= rows_; ++i) {
    const double factor = at(i, column);
    if (i == row || std::fabs(factor) < kZero) continue;
    double* const other = &at(i, 0);
    for (size_t j = 0; j < width_; ++j) other[j] -= factor * own[j];
    other[column] = 0;
  }
  basis_[row] = column;
}

bool KnownSums::Improve(size_t columns) {
  int idle = 0;
  while (true) {
    size_t enter = columns;
    for (size_t j = 0; j < columns; ++j) {
      if (at(rows_, j) <= kZero) continue;
      if (enter == columns || at(rows_, j) > at(rows_, enter)) enter = j;
      if (idle > kPatience) break;
    }
    if (enter == columns) return true;
    size_t leave = rows_;
    for (size_t i = 0; i < rows_; ++i) {
      if (at(i, enter) <= kZero) continue;
      if (leave == rows_) {
        leave = i;
        continue;
      }
      const double ratio = at(i, width_ - 1) / at(i, enter), best = at(leave, width_ - 1) / at(leave, enter);
      if (ratio < best - kZero || (ratio < best + kZero && basis_[i] < basis_[leave])) leave = i;
    }
    if (leave == rows_) return false;
    idle = at(leave, width_ - 1) / at(leave, enter) > kZero ? 0 : idle + 1;
    Pivot(leave, enter);
  }
}

// An artificial variable that is still in the basis is 0: another takes its place, or its row says nothing that the
// others do not say.
void KnownSums::DropArtificial() {
  for (size_t i = 0; i < rows_; ++i) {
    if (basis_[i] < artificial_) continue;
    for (size_t j = 0; j < artificial_; ++j) {
      if (std::fabs(at(i, j)) < kWhole) continue;
      Pivot(i, j);
      break;
    }
  }
}

void KnownSums::SetObjective(const Unknowns& sum, double sign) {
  for (size_t j = 0; j < width_; ++j) at(rows_, j) = 0;
  for (const size_t unknown : sum) at(rows_, unknown) = sign;
  for (size_t i = 0; i < rows_; ++i) {
    const double cost = at(rows_, basis_[i]);
    if (cost == 0) continue;
    for (size_t j = 0; j < width_; ++j) at(rows_, j) -= cost * at(i, j);
    at(rows_, basis_[i]) = 0;
  }
}

std::vector<double> KnownSums::Solution() const {
  std::vector<double> solution(unknowns_, 0);
  for (size_t i = 0; i < rows_; ++i) {
    if (basis_[i] < unknowns_) solution[basis_[i]] = at(i, width_ - 1);
  }
  return solution;
}

KnownSums::Largest KnownSums::LargestOf(const Unknowns& sum) {
  Largest largest;
  SetObjective(sum, 1);
  largest.bounded = Improve(artificial_);
  solution_ = Solution();
  if (!largest.bounded) return largest;
  for (const size_t unknown : sum) largest.value += solution_[unknown];
  largest.whole = std::all_of(solution_.begin(), solution_.end(), IsWhole);
  for (size_t i = 0; i < sums_.size(); ++i) {
    if (std::fabs(at(rows_, artificial_ + first_row_[i])) > kWhole) largest.held_by.push_back(i);
  }
  return largest;
}

double KnownSums::SmallestOf(const Unknowns& sum) {
  SetObjective(sum, -1);
  Improve(artificial_);
  solution_ = Solution();
  double value = 0;
  for (const size_t unknown : sum) value += solution_[unknown];
  return value;
}

int64_t KnownSums::ValueOf(const Unknowns& sum) const {
  if (!std::all_of(solution_.begin(), solution_.end(), IsWhole)) return -1;
  int64_t value = 0;
  for (const size_t unknown : sum) value += std::llround(solution_[unknown]);
  return value;
}

}  // namespace ehcpqa::statistics
