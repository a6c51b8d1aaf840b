// Which auditor of each set of assessments leads it, and so marks the shared criteria too.
#ifndef EHCPQA_SERVICES_AUDITS_LEAD_ROTATION_H_
#define EHCPQA_SERVICES_AUDITS_LEAD_ROTATION_H_

#include <cstddef>
#include <optional>
#include <vector>

namespace ehcpqa::audits {

// One set of assessments: who could lead it.
struct LeadChoice {
  std::vector<size_t> candidates;  // Auditors, at most one of a kind. Empty: nobody can lead.
  std::optional<size_t> fixed;     // Leads already and stays; then `candidates` is not looked at.
};

// The leader of each set. Among all choices the kinds' numbers of leads are as equal as can be, and among those choices
// the auditors' own: first the sum of squares over kinds is least, then the sum of squares over auditors. `kinds[a]` is
// the kind of auditor a, from 0. Sets are taken in their order and equal choices go to the smaller index, so equal
// inputs have equal results.
std::vector<std::optional<size_t>> RotateLeads(const std::vector<size_t>& kinds, const std::vector<LeadChoice>& sets);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_LEAD_ROTATION_H_
