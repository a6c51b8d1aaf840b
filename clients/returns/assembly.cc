#include "clients/returns/assembly.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/returns/key_stage.h"
#include "clients/returns/pseudonym.h"
#include "clients/returns/setting.h"
#include "clients/returns/values.h"
#include "services/base/clock.h"

namespace ehcpqa::returns {
namespace {

v1::IdBasis ToProto(Basis basis) {
  switch (basis) {
    case Basis::kUpn:
      return v1::ID_BASIS_UPN;
    case Basis::kUln:
      return v1::ID_BASIS_ULN;
    case Basis::kOrder:
      return v1::ID_BASIS_ORDER;
  }
  return v1::ID_BASIS_UNSPECIFIED;
}

int NumberWithin(const std::string& text, int highest) {
  const int number = NumberIn(text).value_or(0);
  return number <= highest ? number : 0;
}

void SetNeeds(const Request& request, v1::RegisterRow& row) {
  // A need without a rank is the primary one when it stands alone.
  for (const NeedFields& need : request.needs) {
    const int rank = NumberIn(need.rank).value_or(request.needs.size() == 1 ? 1 : 0);
    if (rank == 1 && row.need_primary().empty()) row.set_need_primary(CodeIn(need.type));
    if (rank == 2 && row.need_secondary().empty()) row.set_need_secondary(CodeIn(need.type));
  }
}

}  // namespace

v1::PersonRows Assembler::Assemble(const Person& person) {
  ++persons_;
  v1::PersonRows out;
  References refs = ReferencesOf(*inputs_.key, inputs_.la, FormatDate(inputs_.as_at),
                                 {person.fields.upn, person.fields.uln, person.order});
  out.set_plan_ref(std::move(refs.plan_ref));
  for (std::string& alias : refs.aliases) out.add_aliases(std::move(alias));
  out.set_id_basis(ToProto(refs.basis));
  if (refs.upn_check_failed) out.add_flags("upn_check_failed");
  if (refs.uln_check_failed) out.add_flags("uln_check_failed");
  if (refs.no_upn_or_uln) out.add_flags("no_upn_or_uln");

  bool birth_unreadable = false;
  Date(person.fields.birth_date, "PersonBirthDate", person.place, birth_unreadable);
  out.set_key_stage("unknown");
  if (const auto birth = DateIn(person.fields.birth_date); birth.has_value()) {
    const int age = AgeAtStartOfSchoolYear(*birth, inputs_.as_at);
    out.set_key_stage(std::string(KeyStageOfAge(age)));
    if (AgeIsOutOfRange(age)) out.add_flags("age_out_of_range");
  }
  if (birth_unreadable) out.add_flags("date_unreadable");
  out.set_district(inputs_.districts == nullptr ? "unknown"
                                                : std::string(inputs_.districts->Of(person.fields.postcode)));
  for (const Request& request : person.requests) *out.add_rows() = Row(request);
  return out;
}

std::string Assembler::Date(const std::string& text, std::string_view element, const Place& place, bool& unreadable) {
  if (Trimmed(text).empty()) return "";
  if (const auto date = DateIn(text); date.has_value()) return FormatDate(*date);
  unreadable = true;
  Unread& unread = unread_dates_[std::string(element)];
  if (unread.count++ == 0) unread.first = place;
  return "";
}

v1::RegisterRow Assembler::Row(const Request& request) {
  v1::RegisterRow row;
  bool unreadable = false;
  const auto date = [&](const std::string& text, std::string_view element) {
    return Date(text, element, request.place, unreadable);
  };
  row.set_row_no(static_cast<uint32_t>(++rows_));
  row.set_has_named_plan(request.has_named_plan);
  row.set_has_active_plan(request.has_active_plan);
  row.set_plan_start(date(request.named_plan.start, "StartDate"));
  row.set_cease_date(date(request.named_plan.cease, "CeaseDate"));
  row.set_cease_reason(NumberWithin(request.named_plan.cease_reason, 9));
  row.set_assessment_outcome(OneOf("YNAWH", request.assessment.outcome));
  row.set_phase_transfer_final(date(request.active_plan.phase_transfer_final, "PhaseTransferFinalDate"));
  row.set_review_meeting(date(request.active_plan.review_meeting, "ReviewMeeting"));
  row.set_review_decision(date(request.active_plan.last_review, "LastReview"));
  row.set_review_outcome(OneOf("MCA", request.active_plan.review_outcome));
  SetNeeds(request, row);

  const Setting setting = SettingOf(request, inputs_.as_at, inputs_.establishments);
  if (setting.number_without_look_up) ++types_missed_;
  row.set_setting_type(setting.type);
  row.set_unit_or_rp(setting.unit_or_rp);
  row.set_residential(setting.residential);
  row.set_work_based(setting.work_based);
  row.set_placements(setting.placements);
  row.set_several_setting_kinds(setting.several_kinds);

  row.set_request_source(NumberWithin(request.fields.source, 5));
  row.set_tribunal(TrueIn(request.fields.tribunal) || TrueIn(request.assessment.tribunal) ||
                   TrueIn(request.assessment.other_tribunal));
  row.set_mediation(TrueIn(request.fields.mediation) || TrueIn(request.assessment.mediation) ||
                    TrueIn(request.assessment.other_mediation));
  row.set_personal_budget(TrueIn(request.named_plan.personal_budget));
  row.set_direct_payment(OneOf("ESHI", request.named_plan.direct_payment));
  row.set_transferred_in(!request.active_plan.transfer_la.empty());

  // Dates that are not sent are looked at all the same: one that cannot be read says that the record was made
  // carelessly.
  date(request.fields.received, "ReceivedDate");
  date(request.fields.outcome_date, "RequestOutcomeDate");
  date(request.assessment.outcome_date, "AssessmentOutcomeDate");
  date(request.active_plan.review_draft, "ReviewDraft");
  date(request.active_plan.phase_transfer_due, "PhaseTransferDueDate");
  for (const SettingFields& placement : request.placements) {
    date(placement.entry, "EntryDate");
    date(placement.leaving, "LeavingDate");
  }
  row.set_date_unreadable(unreadable);
  row.set_start_unreadable(request.has_named_plan && row.plan_start().empty());
  return row;
}

std::vector<std::string> Assembler::Warnings() const {
  std::vector<std::string> warnings;
  for (const auto& [element, unread] : unread_dates_) {
    warnings.push_back(absl::StrCat(element, " could not be read as a date in ", unread.count,
                                    unread.count == 1 ? " record" : " records", " (first: ", ToText(unread.first),
                                    ")."));
  }
  if (types_missed_ > 0) {
    warnings.push_back(
        absl::StrCat("No establishments look-up was given: the setting of ", types_missed_,
                     " records is \"school (type unknown)\". Give a GIAS extract to sample by setting."));
  }
  if (inputs_.districts == nullptr)
    warnings.push_back("No districts look-up was given: every district is \"unknown\".");
  return warnings;
}

}  // namespace ehcpqa::returns
