// How large a sum of unknown counts can be when other sums of them are known: what a reader of several tables together
// can work out, where no single table has all of it.
//
// Counts are 0 or more; each known sum lies in a range. The largest value is that of the linear program (primal simplex
// on a dense table), which no whole-numbered solution exceeds; `whole` says whether whole counts reach it. Made for
// some hundreds of counts.
#ifndef EHCPQA_SERVICES_STATISTICS_KNOWN_SUMS_H_
#define EHCPQA_SERVICES_STATISTICS_KNOWN_SUMS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ehcpqa::statistics {

// Indexes of unknown counts, each once.
using Unknowns = std::vector<size_t>;

class KnownSums {
 public:
  explicit KnownSums(size_t unknowns) : unknowns_(unknowns) {}

  // The sum of these lies from `low` to `high`, 0 <= low <= high. Sums are numbered from 0 in the order of these calls.
  void Add(Unknowns sum, int64_t low, int64_t high);
  // After the last Add, before what follows: whether any counts agree with all sums.
  bool Solve();

  struct Largest {
    bool bounded = true;  // If not, nothing that is known limits it.
    double value = 0;
    bool whole = true;  // The counts of the solution found are whole, so that the value is attained.
    // Known sums that hold it down: unless one of these becomes unknown, it cannot be larger.
    std::vector<size_t> held_by;
  };
  Largest LargestOf(const Unknowns& sum);
  // No solution is smaller.
  double SmallestOf(const Unknowns& sum);
  // In the solution that the last of these calls found, when that is whole; else -1.
  int64_t ValueOf(const Unknowns& sum) const;

 private:
  struct Sum {
    Unknowns unknowns;
    int64_t low = 0, high = 0;
  };
  double& at(size_t row, size_t column) { return table_[row * width_ + column]; }
  double at(size_t row, size_t column) const { return table_[row * width_ + column]; }
  void Pivot(size_t row, size_t column);
  // Moves along falling cost (the row `rows_` of the table) among the first `columns`. False when nothing limits it.
  bool Improve(size_t columns);
  void DropArtificial();
  void SetObjective(const Unknowns& sum, double sign);
  std::vector<double> Solution() const;

  size_t unknowns_;
  std::vector<Sum> sums_;
  // Unknowns, slacks, one artificial for each row at first, right-hand side. The last row is the objective.
  size_t rows_ = 0, width_ = 0, artificial_ = 0;
  std::vector<double> table_;
  std::vector<size_t> basis_;
  std::vector<size_t> first_row_;  // Of each sum: its artificial tells the price of the sum.
  std::vector<double> solution_;
};

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_KNOWN_SUMS_H_
