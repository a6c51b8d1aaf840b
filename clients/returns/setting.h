// Where a child is educated, from what a return says of placements: a fact for stratifying, not an identifier.
#ifndef EHCPQA_CLIENTS_RETURNS_SETTING_H_
#define EHCPQA_CLIENTS_RETURNS_SETTING_H_

#include <cstdint>
#include <string>

#include "clients/returns/lookups.h"
#include "clients/returns/person.h"

namespace ehcpqa::returns {

// What the placements of one Requests record amount to on a date.
struct Setting {
  std::string type = "unknown";  // EY, mainstream, special, AP, FE, elsewhere, NEET, school (type unknown) or unknown.
  std::string unit_or_rp = "none";      // none, SENU or RP.
  std::string residential;              // A, B or empty.
  std::string work_based;               // A, T, S or empty.
  uint32_t placements = 0;              // Placement details that had not ended before the date.
  bool several_kinds = false;           // Some detail gives more than one of URN, UKPRN and SENSetting.
  bool number_without_look_up = false;  // The type would be known with an establishments look-up.
};

// The primary placement counts: rank 1 (or no rank), not ended before `as_at` (days since 1970-01-01), the latest entry
// date first, then document order. Without one, the primary plan detail (the setting named in section I). Of several
// numbers in one detail the first of URN, UKPRN, SENSetting counts. `establishments` may be null.
Setting SettingOf(const Request& request, int as_at, const Establishments* establishments);

// The setting type of a SENSetting code: EYP is EY; OLA, OPA, EHE elsewhere; NEET, NIEC, NIEO are NEET; OTH is
// elsewhere for a placement and unknown for a plan that names a type without a setting; any other code unknown.
std::string SettingTypeOfCode(const std::string& code, bool is_placement);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_SETTING_H_
