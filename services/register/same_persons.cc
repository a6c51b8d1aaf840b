#include "services/register/same_persons.h"

#include <algorithm>
#include <utility>

namespace ehcpqa::registers {

void SamePersons::Add(const Claim& claim) {
  if (!claims_.empty() && claims_.front().reference != claim.reference) EndReference();
  claims_.push_back(claim);
}

int64_t SamePersons::RootOf(int64_t row_no) {
  while (parents_.at(row_no) != row_no) {
    int64_t& parent = parents_.at(row_no);
    parent = parents_.at(parent);
    row_no = parent;
  }
  return row_no;
}

void SamePersons::Join(const Claim& a, const Claim& b) {
  for (const Claim* claim : {&a, &b}) {
    plans_.try_emplace(claim->row_no, GroupedPlan{claim->plan_ref, claim->row_no, claim->plan_start});
    parents_.try_emplace(claim->row_no, claim->row_no);
  }
  const int64_t root_a = RootOf(a.row_no);
  const int64_t root_b = RootOf(b.row_no);
  // The lower number is the root, so that chains stay short when plans come in the order of the return.
  parents_[std::max(root_a, root_b)] = std::min(root_a, root_b);
}

void SamePersons::EndReference() {
  if (claims_.size() > 1) {
    std::stable_partition(claims_.begin(), claims_.end(), [](const Claim& claim) { return claim.own; });
    const auto first_alias =
        std::find_if(claims_.begin(), claims_.end(), [](const Claim& claim) { return !claim.own; });
    const auto aliases = claims_.end() - first_alias;
    for (auto own = claims_.begin(); own != first_alias; ++own) Join(claims_.front(), *own);
    if (aliases == 1) Join(claims_.front(), *first_alias);
    if (aliases > 1) doubtful_ += aliases;
  }
  claims_.clear();
}

std::vector<SamePerson> SamePersons::Finish() {
  EndReference();
  std::map<int64_t, SamePerson> by_root;
  for (auto& [row_no, plan] : plans_) {
    const auto [found, is_first] = by_root.try_emplace(RootOf(row_no));
    SamePerson& person = found->second;
    if (is_first) {
      person.staying = plan;
    } else if (plan.plan_start > person.staying.plan_start) {
      person.left_out.push_back(std::exchange(person.staying, plan));
    } else {
      person.left_out.push_back(plan);
    }
  }
  std::vector<SamePerson> persons;
  for (auto& [root, person] : by_root) {
    if (person.left_out.empty()) continue;  // A person whose alias is their own reference.
    std::sort(person.left_out.begin(), person.left_out.end(),
              [](const GroupedPlan& a, const GroupedPlan& b) { return a.row_no < b.row_no; });
    persons.push_back(std::move(person));
  }
  return persons;
}

}  // namespace ehcpqa::registers
