#include "clients/web/pages/words.h"

#include <map>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
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

std::string TimeWords(std::string_view time) {
  // 2026-03-12T09:30:00.000Z
  if (time.size() < 16 || time[10] != 'T' || time[13] != ':') return std::string(time);
  const std::string hour(time.substr(time[11] == '0' ? 12 : 11, time[11] == '0' ? 1 : 2));
  return DateWords(time.substr(0, 10)) + " at " + hour + std::string(time.substr(13, 3));
}

std::string LastPart(const std::string& name) { return name.substr(name.rfind('/') + 1); }

std::string RoleWords(v1::Role role) { return TextOf(Roles(), role); }

std::string AgencyKindWords(v1::AgencyKind kind) { return TextOf(AgencyKinds(), kind); }

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

Tag StateTag(v1::CycleState state) {
  switch (state) {
    case v1::CYCLE_STATE_DRAFT:
      return {"Draft", "grey"};
    case v1::CYCLE_STATE_FRAMED:
      return {"Frame frozen", "yellow"};
    case v1::CYCLE_STATE_SAMPLED:
      return {"Sample drawn", "yellow"};
    case v1::CYCLE_STATE_SCORING:
      return {"Scoring", "blue"};
    case v1::CYCLE_STATE_MODERATION:
      return {"Moderation", "blue"};
    case v1::CYCLE_STATE_REVIEW:
      return {"Review", "purple"};
    case v1::CYCLE_STATE_PUBLISHED:
      return {"Published", "green"};
    case v1::CYCLE_STATE_ARCHIVED:
      return {"Archived", "grey"};
    default:
      return {};
  }
}

Tag StateTag(v1::AuditState state) {
  switch (state) {
    case v1::AUDIT_STATE_OPEN:
      return {"Being marked", "blue"};
    case v1::AUDIT_STATE_ALL_IN:
      return {"Differences to settle", "yellow"};
    case v1::AUDIT_STATE_AGREED:
      return {"Agreed", "green"};
    case v1::AUDIT_STATE_FINAL:
      return {"Final", "green"};
    case v1::AUDIT_STATE_SWAPPED_OUT:
      return {"Swapped out", "grey"};
    default:
      return {};
  }
}

Tag StateTag(v1::ConcernState state) {
  switch (state) {
    case v1::CONCERN_STATE_RAISED:
      return {"Raised", "red"};
    case v1::CONCERN_STATE_ACKNOWLEDGED:
      return {"Taken on", "yellow"};
    case v1::CONCERN_STATE_CLOSED:
      return {"Closed", "green"};
    default:
      return {};
  }
}

Tag StateTag(v1::RubricState state) {
  switch (state) {
    case v1::RUBRIC_STATE_DRAFT:
      return {"Draft", "grey"};
    case v1::RUBRIC_STATE_PUBLISHED:
      return {"Published", "green"};
    default:
      return {};
  }
}

const std::vector<Word<v1::PlanKind>>& PlanKinds() {
  static const std::vector<Word<v1::PlanKind>> words = {
      {v1::PLAN_KIND_BOTH, "both", "Every plan in the register"},
      {v1::PLAN_KIND_NEW, "new", "Plans first issued in the window"},
      {v1::PLAN_KIND_AMENDED, "amended", "Plans amended in the window after an annual review or for a phase transfer"},
  };
  return words;
}

const std::vector<Word<v1::CycleLevel>>& CycleLevels() {
  static const std::vector<Word<v1::CycleLevel>> words = {
      {v1::CYCLE_LEVEL_MULTI_AGENCY_AUDIT, "multi_agency_audit", "Multi-agency audit of final plans"},
      {v1::CYCLE_LEVEL_DRAFT_CONTROL, "draft_control", "Control of draft plans"},
      {v1::CYCLE_LEVEL_ADVICE_CONTROL, "advice_control", "Control of professional advice"},
      {v1::CYCLE_LEVEL_THEMATIC_REVIEW, "thematic_review", "Review of one theme"},
      {v1::CYCLE_LEVEL_INDEPENDENT_REVIEW, "independent_review", "Independent review"},
  };
  return words;
}

const std::vector<Word<v1::StratifyBy>>& Dimensions() {
  static const std::vector<Word<v1::StratifyBy>> words = {
      {v1::STRATIFY_BY_EVENT, "event", "What happened in the window"},
      {v1::STRATIFY_BY_NEED_GROUP, "need_group", "Broad area of need"},
      {v1::STRATIFY_BY_NEED, "need", "Primary need"},
      {v1::STRATIFY_BY_KEY_STAGE, "key_stage", "Key stage"},
      {v1::STRATIFY_BY_SETTING, "setting", "Type of setting"},
      {v1::STRATIFY_BY_LA, "la", "Local authority"},
  };
  return words;
}

const std::vector<Word<v1::ConcernKind>>& ConcernKinds() {
  static const std::vector<Word<v1::ConcernKind>> words = {
      {v1::CONCERN_KIND_SAFEGUARDING, "safeguarding", "A child may be at risk of harm"},
      {v1::CONCERN_KIND_WITHOUT_PROVISION, "without_provision",
       "A child goes without provision that the plan sets out"},
  };
  return words;
}

const std::vector<Word<v1::AgencyKind>>& AgencyKinds() {
  static const std::vector<Word<v1::AgencyKind>> words = {
      {v1::AGENCY_KIND_EDUCATION, "education", "Education"},
      {v1::AGENCY_KIND_HEALTH, "health", "Health"},
      {v1::AGENCY_KIND_CARE, "care", "Social care"},
      {v1::AGENCY_KIND_PARTNER, "partner", "Partner"},
  };
  return words;
}

const std::vector<Word<v1::Role>>& Roles() {
  static const std::vector<Word<v1::Role>> words = {
      {v1::ROLE_AUDITOR, "auditor", "Auditor"},
      {v1::ROLE_MODERATOR, "moderator", "Moderator"},
      {v1::ROLE_COORDINATOR, "coordinator", "Coordinator"},
      {v1::ROLE_SUB_GROUP_MEMBER, "sub_group_member", "Member of the quality assurance sub-group"},
      {v1::ROLE_LAY_MEMBER, "lay_member", "Lay member of the quality assurance sub-group"},
      {v1::ROLE_AGENCY_LEAD, "agency_lead", "Lead of an agency"},
      {v1::ROLE_BOARD_VIEWER, "board_viewer", "Board viewer"},
      {v1::ROLE_ADMINISTRATOR, "administrator", "Administrator"},
  };
  return words;
}

const std::vector<Word<v1::Owner>>& Owners() {
  static const std::vector<Word<v1::Owner>> words = {
      {v1::OWNER_EDUCATION, "education", "Education"},
      {v1::OWNER_HEALTH, "health", "Health"},
      {v1::OWNER_CARE, "care", "Social care"},
      {v1::OWNER_SHARED, "shared", "All agencies together"},
  };
  return words;
}

std::string EventWords(const std::string& code) {
  static const std::map<std::string, std::string> words = {{"new", "First issued"},
                                                           {"phase_transfer", "Phase transfer"},
                                                           {"review_amended", "Amended after review"},
                                                           {"review_maintained", "Kept as it is after review"},
                                                           {"review_ceased", "To cease after review"},
                                                           {"review_unknown", "Reviewed, outcome unknown"},
                                                           {"no_event", "Nothing in the window"}};
  std::vector<std::string> parts = absl::StrSplit(code, '/');
  for (std::string& part : parts) {
    const auto found = words.find(part);
    if (found != words.end()) part = found->second;
  }
  return absl::StrJoin(parts, " / ");
}

std::string OwnerWords(v1::Owner owner) { return TextOf(Owners(), owner); }

v1::Owner OwnerOf(v1::AgencyKind kind) {
  switch (kind) {
    case v1::AGENCY_KIND_EDUCATION:
      return v1::OWNER_EDUCATION;
    case v1::AGENCY_KIND_HEALTH:
      return v1::OWNER_HEALTH;
    case v1::AGENCY_KIND_CARE:
      return v1::OWNER_CARE;
    default:
      return v1::OWNER_UNSPECIFIED;
  }
}

std::string SectionWords(const std::string& code, const std::string& title) {
  // Sections of a plan have capital letters; parts of the work behind it have words.
  const bool of_plan = !code.empty() && code[0] >= 'A' && code[0] <= 'Z';
  return of_plan ? "Section " + code + ": " + title : title;
}

std::string MarksWords(v1::AgencyKind kind, int set) {
  const std::string number = set == 1 ? "first" : set == 2 ? "second" : "number " + std::to_string(set);
  return AgencyKindWords(kind) + ", " + number + " set";
}

std::string KindWords(const v1::Criterion& criterion) {
  if (criterion.kind() == v1::CRITERION_KIND_REQUIRED) return "Required by law";
  return "Quality, weight " + std::to_string(criterion.weight());
}

std::string Counted(int number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace ehcpqa::web
