// The text of plans_2025.csv, which the build puts into the program.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_PUBLISHED_TABLE_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_PUBLISHED_TABLE_H_

#include <string_view>

namespace ehcpqa::synthetic {

// A header, then rows of la, topic, breakdown and a count for each of kNeeds; nothing is quoted.
std::string_view PublishedTable();

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_PUBLISHED_TABLE_H_
