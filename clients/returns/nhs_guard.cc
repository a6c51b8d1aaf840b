#include "clients/returns/nhs_guard.h"

#include <string>

#include "clients/returns/check_digit.h"
#include "clients/returns/modules.h"
#include "services/base/error.h"

namespace ehcpqa::returns {

bool SmellsOfNhsNumber(std::string_view name, std::string_view text) {
  return text.size() >= 10 && !MayHoldLongNumber(name) && HoldsNhsNumber(text);
}

absl::Status NhsNumberFound(const Place& place) {
  return Refuse(absl::StatusCode::kInvalidArgument, "RETURN_NHS_NUMBER",
                ToText(place) +
                    ": this holds a valid NHS number, which a SEN2 return never has. Take it out of the file and try "
                    "again; nothing was sent.");
}

}  // namespace ehcpqa::returns
