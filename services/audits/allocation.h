// The rule that gives every audit its auditors.
//
// Each audit has one auditor of each kind of agency that marks, and a double-marked audit has another, independent one
// of each.
// Nobody marks an audit twice, nor one that they are barred from, nor more audits than their capacity. Within a kind
// the numbers of audits differ by as little as conflicts and capacities allow (by one at most when they allow it), and
// so do the numbers of leads. Which auditor gets which audit follows from the seed: audits are given out by stratum,
// and within a stratum in the order of HMAC-SHA-256 with the seed as key and "cycle id|assign|reference" as message, so
// that allocation is random, spread over the strata, and can be repeated.
//
// An allocation is found whenever there is one, as long as nobody is an auditor for agencies of several kinds; people
// who are get their audits kind by kind, in the order education, health, care.
#ifndef EHCPQA_SERVICES_AUDITS_ALLOCATION_H_
#define EHCPQA_SERVICES_AUDITS_ALLOCATION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/audits/assessment.h"

namespace ehcpqa::audits {

struct AllocationAudit {
  int64_t number = 0;
  std::string plan_ref;
  std::string stratum;
  bool double_marked = false;
};

// A person acting for one agency.
struct AllocationAuditor {
  std::string user, agency;  // Ids.
  Kind kind = Kind::kEducation;
  int capacity = 0;  // Most audits in the cycle; 0 is no limit.
};

// Why somebody must not audit something.
enum class BarReason {
  kConflict,  // They had a part in the plan.
  kService,   // A service that they work for had.
  kDeclined,  // They gave it back.
};
struct BarredAuditor {
  int64_t audit = 0;
  std::string user;
  BarReason reason = BarReason::kConflict;
};

// One assessment of one audit, and who does it.
struct Assignment {
  int64_t audit = 0;
  Kind kind = Kind::kEducation;
  int set = 1;
  std::string user, agency;
  bool lead = false;
  friend bool operator==(const Assignment&, const Assignment&) = default;
};
// One that was begun and so stays with its auditor. A lead stays lead; who is none becomes one only when nobody else of
// the set can, and not once they have handed in.
struct KeptAssignment {
  Assignment assignment;
  bool submitted = false;  // Handed in, even if it was returned since.
};

// An assessment for which nobody is left.
struct Shortage {
  int64_t audit = 0;
  Kind kind = Kind::kEducation;
  int missing = 1;   // Auditors of the kind.
  std::string text;  // "no auditor of health left for audit 7: a.b has a conflict, c.d is full (5 of 5)"
};

// What an auditor got.
struct Load {
  AllocationAuditor auditor;
  int audits = 0;  // Kept ones among them.
  int leads = 0;
  int conflicts = 0;  // Audits that they are barred from.
};

struct Allocation {
  std::vector<Assignment> assignments;  // By audit, kind and set; kept ones among them.
  std::vector<Load> loads;              // By agency, then user.
  std::vector<Shortage> shortages;      // Empty when every assessment has somebody.
};

// `kinds` are those that each set of marks needs. `kept` belong to `audits`. Auditors are those who take part; somebody
// who keeps an assessment need not be among them.
Allocation Allocate(std::string_view seed, std::string_view cycle_id, const std::vector<Kind>& kinds,
                    const std::vector<AllocationAudit>& audits, const std::vector<AllocationAuditor>& auditors,
                    const std::vector<BarredAuditor>& bars, const std::vector<KeptAssignment>& kept);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_ALLOCATION_H_
