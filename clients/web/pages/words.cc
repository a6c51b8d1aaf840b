#include "clients/web/pages/words.h"

#include "services/base/clock.h"

namespace ehcpqa::web {

std::string DateWords(std::string_view date) {
  static constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
  if (!ParseDate(date).has_value()) return std::string(date);
  const int month = (date[5] - '0') * 10 + (date[6] - '0');
  const std::string day(date.substr(date[8] == '0' ? 9 : 8));
  return day + " " + kMonths[month - 1] + " " + std::string(date.substr(0, 4));
}

std::string RoleWords(v1::Role role) {
  switch (role) {
    case v1::ROLE_AUDITOR:
      return "Auditor";
    case v1::ROLE_MODERATOR:
      return "Moderator";
    case v1::ROLE_COORDINATOR:
      return "Coordinator";
    case v1::ROLE_SUB_GROUP_MEMBER:
      return "Member of the quality assurance sub-group";
    case v1::ROLE_LAY_MEMBER:
      return "Lay member of the quality assurance sub-group";
    case v1::ROLE_AGENCY_LEAD:
      return "Lead of an agency";
    case v1::ROLE_BOARD_VIEWER:
      return "Board viewer";
    case v1::ROLE_ADMINISTRATOR:
      return "Administrator";
    default:
      return "";
  }
}

std::string AgencyKindWords(v1::AgencyKind kind) {
  switch (kind) {
    case v1::AGENCY_KIND_EDUCATION:
      return "Education";
    case v1::AGENCY_KIND_HEALTH:
      return "Health";
    case v1::AGENCY_KIND_CARE:
      return "Social care";
    case v1::AGENCY_KIND_PARTNER:
      return "Partner";
    default:
      return "";
  }
}

Tag StateTag(v1::AssessmentState state) {
  switch (state) {
    case v1::ASSESSMENT_STATE_ASSIGNED:
      return {"Not started", "grey"};
    case v1::ASSESSMENT_STATE_IN_PROGRESS:
      return {"In progress", "blue"};
    case v1::ASSESSMENT_STATE_SUBMITTED:
      return {"Handed in", "green"};
    default:
      return {};
  }
}

const std::vector<CauseChoice>& Causes() {
  static const std::vector<CauseChoice> causes = {
      {v1::CAUSE_ADVICE_NOT_SOUGHT, "advice_not_sought", "Advice was not sought"},
      {v1::CAUSE_ADVICE_LATE, "advice_late", "Advice came late"},
      {v1::CAUSE_ADVICE_WEAK, "advice_weak", "Advice was weak"},
      {v1::CAUSE_LOST_IN_DRAFTING, "lost_in_drafting", "Good advice was lost in drafting"},
      {v1::CAUSE_DISAGREED, "disagreed", "The parties disagreed"},
      {v1::CAUSE_SERVICE_GAP, "service_gap", "There is no such service, or it has no capacity"},
      {v1::CAUSE_OTHER, "other", "Something else"},
  };
  return causes;
}

std::string CauseWords(v1::Cause cause) {
  for (const CauseChoice& choice : Causes()) {
    if (choice.cause == cause) return choice.text;
  }
  return "";
}

std::string Counted(int number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace ehcpqa::web
