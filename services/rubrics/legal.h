// Legal compliance: what the required criteria say, apart from every score.
#ifndef EHCPQA_SERVICES_RUBRICS_LEGAL_H_
#define EHCPQA_SERVICES_RUBRICS_LEGAL_H_

#include <string>

namespace ehcpqa::rubrics {

enum class LegalStatus {
  kCompliant,        // Every requirement that applies is met.
  kNotCompliant,     // At least one failed, whatever else is unknown.
  kNotDetermined,    // None failed, but one is marked Cannot tell or is not answered.
  kNothingRequired,  // No requirement applies: there is none, or each is Not applicable.
};

// Required criteria by answer.
struct LegalOutcome {
  LegalStatus status = LegalStatus::kNothingRequired;
  int met = 0;      // At the best level.
  int partly = 0;   // Between the best and the lowest level: failed.
  int not_met = 0;  // At the lowest level: failed.
  int not_applicable = 0;
  int cannot_tell = 0;
  int absent = 0;

  int failed() const { return partly + not_met; }
  friend bool operator==(const LegalOutcome&, const LegalOutcome&) = default;
};

// The status that the counts amount to.
LegalStatus LegalStatusOf(const LegalOutcome& counts);

// "not compliant: 3 of 9 legal requirements failed (2 not met, 1 partly met), 1 not determined". For people; never
// parsed.
std::string ExplainLegal(const LegalOutcome& legal);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_LEGAL_H_
