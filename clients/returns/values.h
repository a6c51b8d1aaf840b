// Values of a return as they are written in XML and in the COLLECT export: dates, yes and no, small numbers, codes.
#ifndef EHCPQA_CLIENTS_RETURNS_VALUES_H_
#define EHCPQA_CLIENTS_RETURNS_VALUES_H_

#include <optional>
#include <string>
#include <string_view>

namespace ehcpqa::returns {

// Without white space at either end.
std::string_view Trimmed(std::string_view text);

// Days since 1970-01-01 of "2022-09-28", "2022-Sep-28" (English month, any case), either followed by " 00:00:00" or
// "T00:00:00", with or without fractions of a second; nothing when empty, unreadable or before 1900. The time is not
// used.
std::optional<int> DateIn(std::string_view text);

// 1, true, "1.0", yes and y in any case are true; anything else is not.
bool TrueIn(std::string_view text);

// A whole number up to nine digits, also written "1.0"; nothing otherwise.
std::optional<int> NumberIn(std::string_view text);

// The text in upper case when it is one of the codes, which are one letter each; empty otherwise.
std::string OneOf(std::string_view codes, std::string_view text);

// A code in upper case as given; "INVALID" when it is not one to five letters or digits, so that free text typed into a
// code's place is never sent.
std::string CodeIn(std::string_view text);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_VALUES_H_
