// Stops a file that holds NHS numbers where no number of that kind belongs.
//
// Neither form of the return has an NHS number. One in free text, in a column that is not known, or in a code's place
// means that something went wrong when the file was made; the file is refused and the column named, never the value.
#ifndef EHCPQA_CLIENTS_RETURNS_NHS_GUARD_H_
#define EHCPQA_CLIENTS_RETURNS_NHS_GUARD_H_

#include <string_view>

#include "absl/status/status.h"
#include "clients/returns/refusal.h"

namespace ehcpqa::returns {

// Whether the text of a field, by its lower-case name, holds a valid NHS number that has no business there. UPN, ULN,
// record ids and serial numbers are left alone: they are numbers of the collection's own, and one in eleven ten-digit
// numbers passes the check.
bool SmellsOfNhsNumber(std::string_view name, std::string_view text);

// InvalidArgument, reason RETURN_NHS_NUMBER.
absl::Status NhsNumberFound(const Place& place);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_NHS_GUARD_H_
