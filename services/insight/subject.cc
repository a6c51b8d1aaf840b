#include "services/insight/subject.h"

#include <algorithm>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/base/error.h"

namespace ehcpqa::insight {
namespace {

using rubrics::Answer;

constexpr const char* kLensTitles[] = {"Education's input", "Health's input", "Care's input"};
constexpr size_t kGoodGrade = 1;  // The second best grade of the rubric.

const audits::ResultOutcome& OutcomeOf(const Subject& subject, const audits::PlanResult& result) {
  switch (subject.kind) {
    case Subject::Kind::kLens:
    case Subject::Kind::kAgency:
    case Subject::Kind::kService:
      return result.lenses[subject.index];
    case Subject::Kind::kSection:
      return result.sections[subject.index];
    default:
      return result.plan;
  }
}

template <typename Matches>
std::vector<size_t> CriteriaWhere(const rubrics::Rubric& rubric, Matches&& matches) {
  std::vector<size_t> found;
  for (size_t i = 0; i < rubric.criteria.size(); ++i) {
    if (matches(rubric.criteria[i])) found.push_back(i);
  }
  return found;
}

// "Section F: Special educational provision"; parts of the work behind the plan have words for codes, and go without.
std::string SectionTitle(const rubrics::Section& section) {
  const char first = section.code.empty() ? 'a' : section.code[0];
  return first >= 'A' && first <= 'Z' ? absl::StrCat("Section ", section.code, ": ", section.title) : section.title;
}

std::string TagTitle(const std::string& tag) {
  std::string title = absl::StrReplaceAll(tag, {{"_", " "}});
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

}  // namespace

std::string_view MeasureWords(Measure measure) {
  switch (measure) {
    case Measure::kGoodOrBetter:
      return "share graded good or better";
    case Measure::kMet:
      return "share of answers met";
    case Measure::kMeanScore:
      return "mean score";
    case Measure::kLegallyCompliant:
      return "share legally compliant";
  }
  return "";
}

bool Subject::Has(Measure measure) const {
  const bool graded = kind != Kind::kCriterion && kind != Kind::kTag;
  if (measure == Measure::kMet) return kind != Kind::kPlan && !criteria.empty();
  return graded;
}

bool IsServiceOf(const Subject& service, const Subject& agency) {
  return service.kind == Subject::Kind::kService && agency.kind == Subject::Kind::kAgency &&
         absl::StartsWith(service.name, absl::StrCat("service:", agency.name.substr(sizeof("agency:") - 1), "/"));
}

std::vector<Subject> SubjectsOf(const rubrics::Rubric& rubric, const std::vector<InputAgency>& agencies) {
  std::vector<Subject> all;
  all.push_back({Subject::Kind::kPlan, "plan", "Whole plan", 0, {}, "", ""});
  const auto owned = [&](rubrics::Owner owner) {
    return CriteriaWhere(rubric, [owner](const rubrics::Criterion& one) { return one.owner == owner; });
  };
  for (size_t lens = 0; lens < 3; ++lens) {
    const auto owner = static_cast<rubrics::Owner>(lens + 1);
    all.push_back({Subject::Kind::kLens, absl::StrCat("lens:", std::string(rubrics::OwnerName(owner))),
                   kLensTitles[lens], lens, owned(owner), "", ""});
  }
  for (const InputAgency& agency : agencies) {
    all.push_back({Subject::Kind::kAgency, absl::StrCat("agency:", agency.id), agency.title,
                   static_cast<size_t>(agency.owner) - 1, owned(agency.owner), agency.la, ""});
    for (const InputService& service : agency.services) {
      const std::string id = absl::StrCat(agency.id, "/", service.id);
      all.push_back({Subject::Kind::kService, absl::StrCat("service:", id),
                     absl::StrCat(service.title, " (", agency.title, ")"), static_cast<size_t>(agency.owner) - 1,
                     owned(agency.owner), agency.la, id});
    }
  }
  for (size_t i = 0; i < rubric.sections.size(); ++i) {
    const rubrics::Section& section = rubric.sections[i];
    all.push_back({Subject::Kind::kSection, absl::StrCat("section:", section.code), SectionTitle(section), i,
                   CriteriaWhere(rubric, [&](const auto& one) { return one.section == section.code; }), "", ""});
  }
  for (size_t i = 0; i < rubric.criteria.size(); ++i) {
    const rubrics::Criterion& criterion = rubric.criteria[i];
    all.push_back(
        {Subject::Kind::kCriterion, absl::StrCat("criterion:", criterion.code), criterion.text, i, {i}, "", ""});
  }
  std::vector<std::string> tags;
  for (const rubrics::Criterion& criterion : rubric.criteria) {
    for (const std::string& tag : criterion.tags) {
      if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    }
  }
  std::sort(tags.begin(), tags.end());
  for (const std::string& tag : tags) {
    all.push_back({Subject::Kind::kTag, absl::StrCat("tag:", tag), TagTitle(tag), 0,
                   CriteriaWhere(rubric,
                                 [&](const auto& one) {
                                   return std::find(one.tags.begin(), one.tags.end(), tag) != one.tags.end();
                                 }),
                   "", ""});
  }
  return all;
}

absl::StatusOr<std::vector<Subject>> ChooseSubjects(const std::vector<Subject>& all,
                                                    const std::vector<std::string>& asked, const std::string& field) {
  if (asked.empty()) return all;
  // A kind is known even where this rubric or area has none of it.
  static const std::set<std::string> kKinds = {"lens", "agency", "service", "section", "criterion", "tag"};
  const auto matches = [](const Subject& subject, const std::string& name) {
    return kKinds.count(name) > 0 ? absl::StartsWith(subject.name, absl::StrCat(name, ":")) : subject.name == name;
  };
  for (const std::string& name : asked) {
    if (kKinds.count(name) == 0 &&
        std::none_of(all.begin(), all.end(), [&](const Subject& subject) { return subject.name == name; })) {
      return FieldInvalid(field, absl::StrCat("\"", name,
                                              "\" is not a subject of this rubric; say plan, lens:health, agency:ID, "
                                              "service:AGENCY/ID, section:F, criterion:F3 or tag:NAME, or a kind of "
                                              "them such as section"));
    }
  }
  std::vector<Subject> chosen;
  for (const Subject& subject : all) {
    if (std::any_of(asked.begin(), asked.end(), [&](const std::string& name) { return matches(subject, name); })) {
      chosen.push_back(subject);
    }
  }
  return chosen;
}

statistics::PlanTotals TotalsOf(const Subject& subject, Measure measure, const audits::PlanResult& result) {
  statistics::PlanTotals totals{0, 0, 0};
  if (measure == Measure::kMet) {
    for (const size_t i : subject.criteria) {
      const Answer& answer = result.criteria[i].answer;
      if (answer.kind != Answer::Kind::kLevel) continue;
      totals.applicable += 1;
      totals.value += answer.level == 0;
    }
    return totals;
  }
  const audits::ResultOutcome& outcome = OutcomeOf(subject, result);
  if (measure == Measure::kLegallyCompliant) {
    const bool compliant = outcome.legal == rubrics::LegalStatus::kCompliant;
    totals.applicable = compliant || outcome.legal == rubrics::LegalStatus::kNotCompliant ? 1 : 0;
    totals.value = compliant ? 1 : 0;
    return totals;
  }
  if (!outcome.grade) return totals;
  totals.applicable = 1;
  totals.value = measure == Measure::kMeanScore ? outcome.score / 100 : *outcome.grade <= kGoodGrade ? 1 : 0;
  return totals;
}

std::string_view DimensionWords(Dimension dimension) {
  switch (dimension) {
    case Dimension::kStratum:
      return "stratum";
    case Dimension::kPlanKind:
      return "new or amended plan";
    case Dimension::kLa:
      return "local authority";
    case Dimension::kDistrict:
      return "district";
    case Dimension::kNeed:
      return "primary need";
    case Dimension::kKeyStage:
      return "key stage";
    case Dimension::kSetting:
      return "type of setting";
    default:
      return "";
  }
}

const std::string& GroupOf(const cycles::FrameRow& plan, Dimension dimension) {
  switch (dimension) {
    case Dimension::kStratum:
      return plan.stratum;
    case Dimension::kPlanKind:
      return plan.event;
    case Dimension::kLa:
      return plan.la;
    case Dimension::kDistrict:
      return plan.district;
    case Dimension::kNeed:
      return plan.need_primary;
    case Dimension::kKeyStage:
      return plan.key_stage;
    case Dimension::kSetting:
      return plan.setting_type;
    default: {
      static const std::string none;
      return none;
    }
  }
}

}  // namespace ehcpqa::insight
