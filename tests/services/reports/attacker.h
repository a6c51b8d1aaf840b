// What a reader of released tables can know at most: every table of counts that agrees with all that is published.
#ifndef EHCPQA_TESTS_SERVICES_REPORTS_ATTACKER_H_
#define EHCPQA_TESTS_SERVICES_REPORTS_ATTACKER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/reports/release_table.h"

namespace ehcpqa::reports {

// Searches whole-numbered tables exhaustively, so only small ones are for it. Independent of the code under test, which
// has bounds and patterns of its own.
class Attacker {
 public:
  // The reader knows every shown cell and total, that counts are not negative, and that groups that a table does not
  // list have no plan in its cycles. `base` is that of the rounding.
  Attacker(const std::vector<EarlierRelease>& releases, int64_t base);

  // Whether the sum over these cycles of a group (empty: all) and an outcome (empty: both) can be `least` or more.
  bool CanBeAtLeast(const std::vector<std::string>& cycles, const std::string& row, const std::string& column,
                    int64_t least) const;
  bool CanBeAtMost(const std::vector<std::string>& cycles, const std::string& row, const std::string& column,
                   int64_t most) const;

 private:
  struct Sum {
    std::vector<size_t> atoms;
    int64_t low = 0, high = 0;
  };
  struct Range {
    int64_t low = 0, high = 0;
  };
  bool CanBe(const std::vector<std::string>& cycles, const std::string& row, const std::string& column, int64_t low,
             int64_t high) const;
  Sum SumOf(const std::vector<std::string>& cycles, const std::string& row, const std::string& column) const;
  static bool Propagate(const std::vector<Sum>& sums, std::vector<Range>& ranges);
  static bool Search(const std::vector<Sum>& sums, std::vector<Range> ranges);

  std::vector<std::string> cycles_, rows_, columns_;  // The unknowns are one for each of each.
  std::vector<Sum> sums_;
};

}  // namespace ehcpqa::reports

#endif  // EHCPQA_TESTS_SERVICES_REPORTS_ATTACKER_H_
