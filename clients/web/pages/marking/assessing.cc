#include "clients/web/pages/marking/assessing.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {

int SectionToMark::marked() const {
  return static_cast<int>(
      std::count_if(criteria.begin(), criteria.end(), [](const auto* item) { return IsMarked(item->rating()); }));
}

std::string SectionToMark::Heading() const { return SectionWords(code, title); }

std::vector<SectionToMark> Assessing::Sections() const {
  std::vector<SectionToMark> sections;
  for (const v1::Section& section : rubric.sections()) {
    SectionToMark to_mark{section.code(), section.title(), {}};
    for (const v1::CriterionToMark& item : work.criteria()) {
      if (item.criterion().section() == section.code()) to_mark.criteria.push_back(&item);
    }
    if (!to_mark.criteria.empty()) sections.push_back(std::move(to_mark));
  }
  return sections;
}

std::string Assessing::WhereLeftOff() const {
  for (const SectionToMark& section : Sections()) {
    for (const v1::CriterionToMark* item : section.criteria) {
      if (IsMarked(item->rating())) continue;
      return absl::StrCat(address.Path("sections/"), Encode(section.code), "#criterion-",
                          Encode(item->criterion().code()));
    }
  }
  return address.Path("check");
}

absl::StatusOr<Assessing> LoadAssessing(const Visit& visit) {
  Assessing assessing;
  assessing.address = AssessmentAddress::Of(visit.request().parameters);
  const api::Api api = visit.api();
  v1::GetAssessmentRequest get;
  get.set_name(assessing.address.Name());
  ASSIGN_OR_RETURN(assessing.work, api.Call(api::kGetAssessment, get));
  v1::GetRubricRequest rubric;
  rubric.set_name(assessing.assessment().rubric());
  ASSIGN_OR_RETURN(v1::RubricVersion version, api.Call(api::kGetRubric, rubric));
  assessing.rubric = std::move(*version.mutable_rubric());
  v1::GetCycleRequest cycle;
  cycle.set_name(assessing.address.CycleName());
  ASSIGN_OR_RETURN(assessing.cycle, api.Call(api::kGetCycle, cycle));
  return assessing;
}

bool IsMarked(const v1::Rating& rating) {
  return !rating.level().empty() || rating.no_level() != v1::NO_LEVEL_UNSPECIFIED;
}

std::string LevelWords(const v1::Rubric& rubric, const std::string& code) {
  for (const v1::Level& level : rubric.scale().levels()) {
    if (level.code() == code) return level.label();
  }
  return code;
}

std::string AnswerWords(const v1::Rubric& rubric, const v1::Rating& rating) {
  if (rating.no_level() == v1::NO_LEVEL_NOT_APPLICABLE) return "Not applicable";
  if (rating.no_level() == v1::NO_LEVEL_CANNOT_TELL) return "Cannot tell";
  return rating.level().empty() ? "" : LevelWords(rubric, rating.level());
}

SummaryList::Row RowOf(const v1::Rubric& rubric, const v1::CriterionToMark& item, const std::string& change) {
  const v1::Rating& rating = item.rating();
  SummaryList::Row row{absl::StrCat(item.criterion().code(), " ", item.criterion().text()), {}};
  const std::string answer = AnswerWords(rubric, rating);
  row.lines.push_back(answer.empty() ? "Not marked yet" : answer);
  if (const std::string cause = CauseWords(rating.cause()); !cause.empty()) {
    row.lines.push_back(absl::StrCat("Cause: ", cause));
  }
  if (!rating.na_reason().empty()) row.lines.push_back(absl::StrCat("Reason: ", rating.na_reason()));
  if (!rating.evidence().empty()) row.lines.push_back(absl::StrCat("Evidence: ", rating.evidence()));
  if (rating.redacted()) row.lines.push_back("A text of this mark was redacted.");
  if (!change.empty()) {
    row.action = answer.empty() ? "Mark" : "Change";
    row.href = absl::StrCat(change, "#criterion-", Encode(item.criterion().code()));
    row.hidden = item.criterion().code();
  }
  return row;
}

}  // namespace ehcpqa::web
