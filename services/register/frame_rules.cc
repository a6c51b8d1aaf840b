#include "services/register/frame_rules.h"

#include <algorithm>
#include <array>

namespace ehcpqa::registers {
namespace {

Outcome OutcomeAlone(const Row& row, std::string_view as_at) {
  if (!row.has_named_plan) return Outcome::kNoPlan;
  if (row.plan_start.empty()) return Outcome::kStartDateUnreadable;
  const bool open = row.plan_start <= as_at && (row.cease_date.empty() || row.cease_date >= as_at);
  return open ? Outcome::kInFrame : Outcome::kNotOpen;
}

FlagSet FlagsOfAnyRow(const Row& row, std::string_view as_at) {
  FlagSet flags;
  if (row.transferred_in) flags.Add(Flag::kTransferredIn);
  if (!row.review_decision.empty() && row.review_decision < row.review_meeting) flags.Add(Flag::kDecisionBeforeMeeting);
  if (row.several_setting_kinds) flags.Add(Flag::kSeveralSettingKinds);
  if (row.has_active_plan && !row.cease_date.empty() && row.cease_date < as_at) flags.Add(Flag::kCeasedButActive);
  if (row.plan_start > as_at) flags.Add(Flag::kStartAfterAsAt);
  if (row.date_unreadable) flags.Add(Flag::kDateUnreadable);
  return flags;
}

FlagSet FlagsOfFrameRow(const Row& row) {
  FlagSet flags;
  if (row.placements == 0) flags.Add(Flag::kNoPlacement);
  if (row.setting_type == "unknown") flags.Add(Flag::kSettingUnknown);
  if (row.need_primary.empty()) flags.Add(Flag::kNeedMissing);
  const auto is_unknown = [](const std::string& code) { return !code.empty() && !IsNeedCode(code); };
  if (is_unknown(row.need_primary) || is_unknown(row.need_secondary)) flags.Add(Flag::kNeedUnknownCode);
  return flags;
}

}  // namespace

std::vector<Judgement> Judge(const Person& person, const ReturnFacts& facts) {
  std::vector<Judgement> judgements(person.rows.size());
  const size_t none = person.rows.size();
  size_t staying = none;
  int open = 0;
  for (size_t i = 0; i < person.rows.size(); ++i) {
    const Row& row = person.rows[i];
    Judgement& judgement = judgements[i];
    judgement.outcome = OutcomeAlone(row, facts.as_at);
    judgement.flags = FlagsOfAnyRow(row, facts.as_at);
    judgement.flags.Add(person.flags);
    if (facts.header_contradiction) judgement.flags.Add(Flag::kHeaderContradiction);
    if (judgement.outcome != Outcome::kInFrame) continue;
    ++open;
    if (staying == none || row.plan_start > person.rows[staying].plan_start) staying = i;
  }
  if (staying == none) return judgements;

  for (size_t i = 0; i < judgements.size(); ++i) {
    if (judgements[i].outcome != Outcome::kInFrame || i == staying) continue;
    judgements[i].outcome = Outcome::kSecondOpenPlan;
    judgements[i].flags.Add(Flag::kSecondOpenPlan);
  }
  judgements[staying].flags.Add(FlagsOfFrameRow(person.rows[staying]));
  if (open > 1) {
    judgements[staying].flags.Add(Flag::kHasSecondOpenPlan);
  } else if (person.rows.size() > 1) {
    judgements[staying].flags.Add(Flag::kSeveralRequests);
  }
  return judgements;
}

Plan PlanOf(const Person& person, const Row& row, FlagSet flags) {
  Plan plan;
  plan.plan_ref = person.plan_ref;
  plan.id_basis = person.id_basis;
  plan.key_stage = person.key_stage;
  plan.district = person.district;
  plan.need_primary = NeedOrUnknown(row.need_primary);
  if (!row.need_secondary.empty()) plan.need_secondary = NeedOrUnknown(row.need_secondary);
  plan.setting_type = row.setting_type;
  plan.unit_or_rp = row.unit_or_rp;
  plan.plan_start = row.plan_start;
  plan.assessment_outcome = row.assessment_outcome;
  plan.phase_transfer_final = row.phase_transfer_final;
  plan.review_meeting = row.review_meeting;
  plan.review_decision = row.review_decision;
  plan.review_outcome = row.review_outcome;
  plan.direct_payment = row.direct_payment;
  plan.flags = flags;
  plan.row_no = row.row_no;
  return plan;
}

FlagSet FlagsLeftOut(FlagSet in_frame) {
  for (const Flag flag : {Flag::kHasSecondOpenPlan, Flag::kSeveralRequests, Flag::kNoPlacement, Flag::kSettingUnknown,
                          Flag::kNeedMissing, Flag::kNeedUnknownCode}) {
    in_frame.Remove(flag);
  }
  in_frame.Add(Flag::kSecondOpenPlan);
  return in_frame;
}

FlagSet FlagsStaying(FlagSet in_frame) {
  in_frame.Remove(Flag::kSeveralRequests);
  in_frame.Add(Flag::kHasSecondOpenPlan);
  return in_frame;
}

bool IsNeedCode(std::string_view code) {
  constexpr std::array<std::string_view, 13> kCodes = {"SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI",
                                                       "VI",   "MSI", "PD",  "ASD",  "OTH",  "DS"};
  return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

std::string_view NeedOrUnknown(std::string_view code) { return IsNeedCode(code) ? code : "UNKNOWN"; }

}  // namespace ehcpqa::registers
