#include "clients/returns/header_check.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/returns/modules.h"
#include "clients/returns/refusal.h"
#include "clients/returns/values.h"
#include "clients/returns/wrong_kind.h"
#include "services/base/clock.h"

namespace ehcpqa::returns {

absl::Status CheckHeader(const HeaderFields& header, const std::string& file) {
  const auto missing = [&](std::string_view what) {
    return Unreadable({.file = file}, "the header " + std::string(what) + ".");
  };
  if (header.collection.empty()) return missing("has no Collection, so this is not known to be a SEN2 return");
  if (Lower(header.collection) != "sen2") return WrongKind({.file = file}, SayCollection(header.collection));
  if (!DateIn(header.reference_date).has_value())
    return missing("has no ReferenceDate that can be read as a date (YYYY-MM-DD)");
  const bool three_digits = header.lea.size() == 3 && header.lea.find_first_not_of("0123456789") == std::string::npos;
  if (!three_digits) return missing("has no LEA, the three-digit code of the local authority");
  return absl::OkStatus();
}

std::vector<std::string> ContradictionsOf(const HeaderFields& header, const LayoutMarks& marks) {
  std::vector<std::string> found;
  const int as_at = DateIn(header.reference_date).value_or(0);
  const std::string date = FormatDate(as_at);
  const auto year = NumberIn(header.year);
  if (!year.has_value()) found.push_back("Year is missing or is not a number.");
  if (year.has_value() && year != NumberIn(date.substr(0, 4)))
    found.push_back(absl::StrCat("Year says ", *year, ", ReferenceDate says ", date, "."));
  const auto made = DateIn(header.date_time);
  if (made.has_value() && *made < as_at) {
    found.push_back(absl::StrCat("DateTime says that the return was made on ", FormatDate(*made),
                                 ", before its ReferenceDate ", date, "."));
  }
  if (!header.source_level.empty() && Lower(header.source_level) != "l")
    found.push_back("SourceLevel is not L (local authority).");
  const int by_date = std::clamp(NumberIn(date.substr(0, 4)).value_or(0), 2023, 2025);
  const int layout = marks.Layout(by_date);
  // Fields that came later may be missing from a sound return, as they were voluntary at first; fields cannot be there
  // before they came, or after they went.
  if (layout > by_date || (layout == 2023 && by_date > 2023)) {
    found.push_back(absl::StrCat("The fields are those of the ", layout, " return, ReferenceDate says ", date, "."));
  }
  if (marks.Mixed()) found.push_back("Fields that ended with the 2023 return stand beside fields that came later.");
  return found;
}

}  // namespace ehcpqa::returns
