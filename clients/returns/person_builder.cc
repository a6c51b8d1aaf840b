#include "clients/returns/person_builder.h"

#include <array>

#include "absl/strings/str_cat.h"

namespace ehcpqa::returns {
namespace {

// Where the fields of modules.cc go, in the same order.
constexpr std::array kHeader = {&HeaderFields::collection,   &HeaderFields::year, &HeaderFields::reference_date,
                                &HeaderFields::source_level, &HeaderFields::lea,  &HeaderFields::software_code,
                                &HeaderFields::date_time};
constexpr std::array kPerson = {&PersonFields::surname,  &PersonFields::forename, &PersonFields::birth_date,
                                &PersonFields::postcode, &PersonFields::upn,      &PersonFields::uln};
constexpr std::array kRequest = {&RequestFields::received, &RequestFields::source, &RequestFields::outcome_date,
                                 &RequestFields::mediation, &RequestFields::tribunal};
constexpr std::array kAssessment = {&AssessmentFields::outcome,         &AssessmentFields::outcome_date,
                                    &AssessmentFields::mediation,       &AssessmentFields::tribunal,
                                    &AssessmentFields::other_mediation, &AssessmentFields::other_tribunal};
constexpr std::array kNamedPlan = {&NamedPlanFields::start,          &NamedPlanFields::residential,
                                   &NamedPlanFields::work_based,     &NamedPlanFields::personal_budget,
                                   &NamedPlanFields::direct_payment, &NamedPlanFields::cease,
                                   &NamedPlanFields::cease_reason};
constexpr std::array kPlanDetail = {&SettingFields::urn,  &SettingFields::ukprn,    &SettingFields::sen_setting,
                                    &SettingFields::rank, &SettingFields::sen_unit, &SettingFields::resourced};
constexpr std::array kActivePlan = {
    &ActivePlanFields::transfer_la,        &ActivePlanFields::residential,          &ActivePlanFields::work_based,
    &ActivePlanFields::review_meeting,     &ActivePlanFields::review_outcome,       &ActivePlanFields::review_draft,
    &ActivePlanFields::phase_transfer_due, &ActivePlanFields::phase_transfer_final, &ActivePlanFields::last_review};
constexpr std::array kPlacement = {&SettingFields::urn,       &SettingFields::ukprn,     &SettingFields::sen_setting,
                                   &SettingFields::rank,      &SettingFields::entry,     &SettingFields::leaving,
                                   &SettingFields::sen_unit,  &SettingFields::resourced, &SettingFields::residential,
                                   &SettingFields::work_based};
constexpr std::array kNeed = {&NeedFields::type, &NeedFields::rank};

absl::Status Second(const Place& place, std::string_view what, std::string_view parent) {
  return Unreadable(place, "a second " + std::string(what) + " in one " + std::string(parent) +
                               " record, where a return has at most one.");
}

}  // namespace

absl::Status PersonBuilder::Begin(Module module, const Place& place) {
  if (module == Module::kPerson) {
    person_ = Person();
    person_.order = ++persons_;
    person_.place = place;
    records_ = 1;
    return absl::OkStatus();
  }
  if (++records_ > limits_.records) {
    return TooLarge(place, absl::StrCat("one person has more than ", limits_.records, " records."));
  }
  if (module == Module::kRequests) {
    person_.requests.emplace_back();
    person_.requests.back().place = place;
    return absl::OkStatus();
  }
  Request& request = person_.requests.back();
  switch (module) {
    case Module::kAssessment:
      if (request.has_assessment) return Second(place, "Assessment", "Requests");
      request.has_assessment = true;
      break;
    case Module::kNamedPlan:
      if (request.has_named_plan) return Second(place, "NamedPlan", "Assessment");
      request.has_named_plan = true;
      break;
    case Module::kActivePlans:
      if (request.has_active_plan) return Second(place, "ActivePlans", "Requests");
      request.has_active_plan = true;
      break;
    case Module::kPlanDetail:
      request.plan_details.emplace_back();
      break;
    case Module::kPlacementDetail:
      request.placements.emplace_back();
      break;
    case Module::kSenNeed:
      request.needs.emplace_back();
      break;
    default:
      break;
  }
  return absl::OkStatus();
}

void PersonBuilder::Set(Module module, size_t field, std::string_view value) {
  switch (module) {
    case Module::kSen2:
      return;
    case Module::kPerson:
      (person_.fields.*kPerson[field]) = value;
      return;
    case Module::kRequests:
      (person_.requests.back().fields.*kRequest[field]) = value;
      return;
    case Module::kAssessment:
      (person_.requests.back().assessment.*kAssessment[field]) = value;
      return;
    case Module::kNamedPlan:
      (person_.requests.back().named_plan.*kNamedPlan[field]) = value;
      return;
    case Module::kPlanDetail:
      (person_.requests.back().plan_details.back().*kPlanDetail[field]) = value;
      return;
    case Module::kActivePlans:
      (person_.requests.back().active_plan.*kActivePlan[field]) = value;
      return;
    case Module::kPlacementDetail:
      (person_.requests.back().placements.back().*kPlacement[field]) = value;
      return;
    case Module::kSenNeed:
      (person_.requests.back().needs.back().*kNeed[field]) = value;
      return;
  }
}

void SetHeaderField(HeaderFields& header, size_t field, std::string_view value) { (header.*kHeader[field]) = value; }

}  // namespace ehcpqa::returns
