// Makes sense of the header of a return: what must be there, and what contradicts itself.
#ifndef EHCPQA_CLIENTS_RETURNS_HEADER_CHECK_H_
#define EHCPQA_CLIENTS_RETURNS_HEADER_CHECK_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/returns/observed.h"
#include "clients/returns/person.h"

namespace ehcpqa::returns {

// Refuses (RETURN_UNREADABLE) a header without collection SEN2, a readable reference date or a three-digit authority
// code, naming the element; another collection is refused as RETURN_WRONG_KIND. `file` is for the message.
absl::Status CheckHeader(const HeaderFields& header, const std::string& file);

// What contradicts itself in a header that passed, in words: year, reference date, date of making, source level,
// layout.
std::vector<std::string> ContradictionsOf(const HeaderFields& header, const LayoutMarks& marks);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_HEADER_CHECK_H_
