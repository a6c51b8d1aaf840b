// The contract's values as people read them.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_WORDS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "clients/web/html/content.h"
#include "ehcpqa/v1/access.pb.h"
#include "ehcpqa/v1/agency.pb.h"
#include "ehcpqa/v1/audit.pb.h"
#include "ehcpqa/v1/concern.pb.h"
#include "ehcpqa/v1/cycle.pb.h"
#include "ehcpqa/v1/rubric.pb.h"
#include "ehcpqa/v1/rubric_service.pb.h"

namespace ehcpqa::web {

// "12 March 2026" of "2026-03-12"; anything else as it is.
std::string DateWords(std::string_view date);

std::string RoleWords(v1::Role role);
std::string AgencyKindWords(v1::AgencyKind kind);
Tag StateTag(v1::AssessmentState state);

// Every cause, in the order of the contract.
struct CauseChoice {
  v1::Cause cause;
  const char* word;  // As sent in forms: "advice_late".
  const char* text;
};
const std::vector<CauseChoice>& Causes();
std::string CauseWords(v1::Cause cause);

// States as tags.
Tag StateTag(v1::CycleState state);
Tag StateTag(v1::AuditState state);
Tag StateTag(v1::ConcernState state);
Tag StateTag(v1::RubricState state);

// Values of the contract that forms offer, in the order in which they are offered.
template <typename Enum>
struct Word {
  Enum value;
  const char* word;  // As sent in forms: "amended".
  const char* text;
};
const std::vector<Word<v1::PlanKind>>& PlanKinds();
const std::vector<Word<v1::CycleLevel>>& CycleLevels();
const std::vector<Word<v1::StratifyBy>>& Dimensions();
const std::vector<Word<v1::ConcernKind>>& ConcernKinds();
const std::vector<Word<v1::AgencyKind>>& AgencyKinds();
const std::vector<Word<v1::Role>>& Roles();

// The text of a value; empty when it has none.
template <typename Enum>
std::string TextOf(const std::vector<Word<Enum>>& words, Enum value) {
  for (const Word<Enum>& one : words) {
    if (one.value == value) return one.text;
  }
  return "";
}
// The value of a word that a form sent; number 0 (unspecified) when it is none of them.
template <typename Enum>
Enum ValueOf(const std::vector<Word<Enum>>& words, std::string_view word) {
  for (const Word<Enum>& one : words) {
    if (one.word == word) return one.value;
  }
  return static_cast<Enum>(0);
}

// What happened to a plan in the window: "Amended after review" of "review_amended"; the code itself when it is
// unknown. A stratum's code may be one, or hold one between slashes.
std::string EventWords(const std::string& code);

// Whose input a criterion judges: "Education", "All agencies together".
std::string OwnerWords(v1::Owner owner);
// "Required by law", "Quality, weight 3".
std::string KindWords(const v1::Criterion& criterion);

// Owners in the order of the contract.
const std::vector<Word<v1::Owner>>& Owners();
// Whose criteria an agency of the kind marks; unspecified for a partner, which marks none.
v1::Owner OwnerOf(v1::AgencyKind kind);
// "Section F: Special educational provision", or the title alone for what is no section of a plan.
std::string SectionWords(const std::string& code, const std::string& title);
// Of whom the marks are: "Education, first set".
std::string MarksWords(v1::AgencyKind kind, int set);

// "12 March 2026 at 9:30" (UTC) of "2026-03-12T09:30:00.000Z"; anything else as it is.
std::string TimeWords(std::string_view time);

// What comes last in a resource name: "hana" of "users/hana".
std::string LastPart(const std::string& name);

// "1 plan", "3 plans".
std::string Counted(int number, std::string_view one, std::string_view many);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_WORDS_H_
