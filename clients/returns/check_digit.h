// Check digits of the three numbers that can identify a child. A failed check is a flag on a plan, never a rejection.
#ifndef EHCPQA_CLIENTS_RETURNS_CHECK_DIGIT_H_
#define EHCPQA_CLIENTS_RETURNS_CHECK_DIGIT_H_

#include <string>
#include <string_view>

namespace ehcpqa::returns {

// An identifier as it is checked and hashed: upper case, without any white space.
std::string Normalised(std::string_view identifier);

// Unique pupil number (DfE): 13 characters, a check letter, then 12 digits, or 11 digits and a letter for a temporary
// one. Characters 2 to 13 by weights 2 to 13, modulo 23, index the letters without I, O, S. The issuing authority is
// not checked.
bool UpnIsValid(std::string_view upn);
// The check letter of the 12 characters that follow it; 0 when they are not of the form above.
char UpnCheckLetter(std::string_view rest);

// Unique learner number (Learning Records Service): 10 digits, the first not 0, modulus 11 with remainder 0 invalid.
// 9999999999, the placeholder for "unknown", fails.
bool UlnIsValid(std::string_view uln);
// The check digit of the first nine; 0 character ('\0') when they can have none.
char UlnCheckDigit(std::string_view nine);

// NHS number (NHS Data Dictionary): 10 digits, modulus 11 with check 10 invalid. No number passes this and the ULN
// check.
bool NhsNumberIsValid(std::string_view number);

// Whether a text holds a valid NHS number that stands alone: ten digits, together or as 3-3-4 with single spaces or
// hyphens, with no further digit beside them.
bool HoldsNhsNumber(std::string_view text);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_CHECK_DIGIT_H_
