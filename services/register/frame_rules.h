// Which records of a return are plans open on its as-at date, and what is flagged about them.
//
// A row is one Requests record of the SEN2 return; there is no plan identifier in it, so a plan is a row with a
// NamedPlan. Every row ends in exactly one place: rows = in frame + not open + no plan + rejected. Defects of data are
// flagged and the row is kept; it is rejected only when nobody can say when the plan started, or when it is the
// person's second open plan, because one person is never sampled twice.
#ifndef EHCPQA_SERVICES_REGISTER_FRAME_RULES_H_
#define EHCPQA_SERVICES_REGISTER_FRAME_RULES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/register/flags.h"
#include "services/register/plan.h"

namespace ehcpqa::registers {

// One Requests record as it arrived. Dates are YYYY-MM-DD, empty when absent or unreadable.
struct Row {
  int64_t row_no = 0;
  bool has_named_plan = false;
  bool has_active_plan = false;
  std::string plan_start;
  std::string cease_date;
  std::string assessment_outcome;
  std::string phase_transfer_final;
  std::string review_meeting;
  std::string review_decision;
  std::string review_outcome;
  std::string need_primary;    // As given, in upper case.
  std::string need_secondary;  // As given, in upper case.
  std::string setting_type;
  std::string unit_or_rp;
  uint32_t placements = 0;  // That had not ended before the as-at date.
  bool several_setting_kinds = false;
  std::string direct_payment;
  bool transferred_in = false;
  bool date_unreadable = false;
};

// One person with all their rows, in the order of the return.
struct Person {
  std::string plan_ref;
  std::vector<std::string> aliases;
  IdBasis id_basis = IdBasis::kUpn;
  std::string key_stage;
  std::string district;
  FlagSet flags;  // Those that arrive with the person.
  std::vector<Row> rows;
};

// Where a row ends.
enum class Outcome {
  kInFrame,              // Open on the as-at date: start <= as_at, and no cease date or cease >= as_at.
  kNotOpen,              // Ceased before it, or starts after it.
  kNoPlan,               // No NamedPlan.
  kSecondOpenPlan,       // Rejected: another open plan of the person started later, or is first among equals.
  kStartDateUnreadable,  // Rejected: a plan without a start date that can be read.
};

struct Judgement {
  Outcome outcome = Outcome::kNoPlan;
  FlagSet flags;
};

// What a return is judged against.
struct ReturnFacts {
  std::string as_at;
  bool header_contradiction = false;
};

// One judgement for each row of the person, in the same order. At most one is kInFrame.
//
// Flags of the person and of the header stand on every row; transferred_in, decision_before_meeting,
// several_setting_kinds, ceased_but_active, start_after_as_at and date_unreadable on every row they are true of; the
// flags about need, placement, setting and further requests only on the row in the frame, as a plan that has ended
// needs none of them. several_requests says that the person has further rows and none of them is a second open plan.
std::vector<Judgement> Judge(const Person& person, const ReturnFacts& facts);

// The plan that a row in the frame becomes; `la` is left empty.
Plan PlanOf(const Person& person, const Row& row, FlagSet flags);

// Flags when two persons of one return turn out to be one: of the plan that is left out, and of the plan that stays.
FlagSet FlagsLeftOut(FlagSet in_frame);
FlagSet FlagsStaying(FlagSet in_frame);

// Setting of a school whose type no look-up told.
inline constexpr std::string_view kSchoolTypeUnknown = "school (type unknown)";

// Whether the code is one of the DfE's types of need (DS since 2025).
bool IsNeedCode(std::string_view code);
// The code, or UNKNOWN when it is missing or not of the list.
std::string_view NeedOrUnknown(std::string_view code);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_FRAME_RULES_H_
