// The finders behind the guard. Each appends what it finds, by offset; FindIdentifiers settles overlaps.
#ifndef EHCPQA_SERVICES_PRIVACY_FINDERS_H_
#define EHCPQA_SERVICES_PRIVACY_FINDERS_H_

#include <string_view>
#include <vector>

#include "services/privacy/identifier_guard.h"

namespace ehcpqa::privacy {

void FindEmailAddresses(std::string_view text, std::vector<FoundIdentifier>& found);
void FindPostcodes(std::string_view text, std::vector<FoundIdentifier>& found);
void FindDatesOfBirth(std::string_view text, std::vector<FoundIdentifier>& found);
// UPN, telephone, NHS and learner numbers: everything made of digit groups.
void FindNumbers(std::string_view text, std::vector<FoundIdentifier>& found);

}  // namespace ehcpqa::privacy

#endif  // EHCPQA_SERVICES_PRIVACY_FINDERS_H_
