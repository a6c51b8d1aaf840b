// Finds persons of a return who are one and the same, and which of their plans stays in the frame.
#ifndef EHCPQA_SERVICES_REGISTER_SAME_PERSONS_H_
#define EHCPQA_SERVICES_REGISTER_SAME_PERSONS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ehcpqa::registers {

// A plan in the frame that lays claim to a reference: as its own, or as an alias.
struct Claim {
  std::string reference;
  bool own = false;  // It is the plan's plan_ref.
  std::string plan_ref;
  int64_t row_no = 0;
  std::string plan_start;
};

// A plan of a group, by what finds it again.
struct GroupedPlan {
  std::string plan_ref;
  int64_t row_no = 0;
  std::string plan_start;
  friend bool operator==(const GroupedPlan&, const GroupedPlan&) = default;
};

// Plans of one person. The later start stays; among equals the one that comes first in the return.
struct SamePerson {
  GroupedPlan staying;
  std::vector<GroupedPlan> left_out;  // In the order of the return.
};

// Two records are one person's when they have the same best identifier, or when one has for its best identifier what
// one other has beside a better one: nothing contradicts it then. Records that share only a lesser identifier (one ULN
// under two UPNs) contradict each other: their plans stay, and are counted.
//
// Claims must come grouped by reference: all claims to one, then all to the next. Holds only what clashes.
class SamePersons {
 public:
  void Add(const Claim& claim);
  // After the last claim, once.
  std::vector<SamePerson> Finish();
  // Plans that share a lesser identifier with another plan and were not taken for the same person's.
  int64_t doubtful() const { return doubtful_; }

 private:
  void EndReference();
  void Join(const Claim& a, const Claim& b);
  int64_t RootOf(int64_t row_no);

  std::vector<Claim> claims_;  // To the reference at hand.
  std::map<int64_t, int64_t> parents_;
  std::map<int64_t, GroupedPlan> plans_;
  int64_t doubtful_ = 0;
};

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_SAME_PERSONS_H_
