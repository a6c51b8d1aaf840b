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

// "1 plan", "3 plans".
std::string Counted(int number, std::string_view one, std::string_view many);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_WORDS_H_
