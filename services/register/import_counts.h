// What an import has counted so far.
#ifndef EHCPQA_SERVICES_REGISTER_IMPORT_COUNTS_H_
#define EHCPQA_SERVICES_REGISTER_IMPORT_COUNTS_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/register/frame_rules.h"

namespace ehcpqa::registers {

// Rows by what became of them, and things that only show over the whole return. Balances at every moment.
struct ImportCounts {
  int64_t persons = 0;
  int64_t rows_read = 0;
  int64_t in_frame = 0;
  int64_t not_open = 0;
  int64_t no_plan = 0;
  int64_t second_open_plan = 0;
  int64_t start_date_unreadable = 0;
  std::array<int64_t, kFlags> flags = {};             // Rows, by Flag.
  std::map<std::string, int64_t, std::less<>> needs;  // Plans in the frame, by primary need.
  int64_t reviews = 0;                                // Rows with both the day of a meeting and that of a decision.
  int64_t district_unknown = 0;                       // Plans in the frame.
  int64_t school_type_unknown = 0;                    // Plans in the frame whose setting is a school of unknown type.

  int64_t rejected() const { return second_open_plan + start_date_unreadable; }
  bool Balances() const { return rows_read == in_frame + not_open + no_plan + rejected(); }

  // One person with the judgements of their rows.
  void Add(const Person& person, const std::vector<Judgement>& judgements);
  // A plan that was counted as in the frame turns out to be the second open plan of a person.
  void LeaveOut(std::string_view need_primary, FlagSet flags_before);
  // The plan that stays for that person.
  void Stay(FlagSet flags_before);

 private:
  void CountFlags(FlagSet flags, int64_t by);
};

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_IMPORT_COUNTS_H_
