#include "services/register/import_counts.h"

namespace ehcpqa::registers {

void ImportCounts::CountFlags(FlagSet set, int64_t by) {
  if (set == FlagSet()) return;
  for (int i = 0; i < kFlags; ++i) {
    if (set.Has(static_cast<Flag>(i))) flags[static_cast<size_t>(i)] += by;
  }
}

void ImportCounts::Add(const Person& person, const std::vector<Judgement>& judgements) {
  ++persons;
  for (size_t i = 0; i < judgements.size(); ++i) {
    const Row& row = person.rows[i];
    ++rows_read;
    CountFlags(judgements[i].flags, 1);
    if (!row.review_meeting.empty() && !row.review_decision.empty()) ++reviews;
    switch (judgements[i].outcome) {
      case Outcome::kInFrame: {
        ++in_frame;
        const std::string_view need = NeedOrUnknown(row.need_primary);
        const auto found = needs.find(need);
        found == needs.end() ? void(needs.emplace(need, 1)) : void(++found->second);
        if (person.district == "unknown") ++district_unknown;
        if (row.setting_type == kSchoolTypeUnknown) ++school_type_unknown;
        break;
      }
      case Outcome::kNotOpen:
        ++not_open;
        break;
      case Outcome::kNoPlan:
        ++no_plan;
        break;
      case Outcome::kSecondOpenPlan:
        ++second_open_plan;
        break;
      case Outcome::kStartDateUnreadable:
        ++start_date_unreadable;
        break;
    }
  }
}

void ImportCounts::LeaveOut(std::string_view need_primary, FlagSet flags_before) {
  --in_frame;
  ++second_open_plan;
  CountFlags(flags_before, -1);
  CountFlags(FlagsLeftOut(flags_before), 1);
  if (const auto found = needs.find(need_primary); found != needs.end() && --found->second == 0) needs.erase(found);
}

void ImportCounts::Stay(FlagSet flags_before) {
  CountFlags(flags_before, -1);
  CountFlags(FlagsStaying(flags_before), 1);
}

}  // namespace ehcpqa::registers
