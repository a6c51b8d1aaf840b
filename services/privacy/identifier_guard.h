// Finds in free text what identifies a child or a person: the last check before evidence, reasons and replies are
// saved.
//
// What it looks for, and how sure it must be:
//   NHS number         ten digits, together or in groups, that pass modulus 11 (NHS Data Dictionary)
//   ULN                ten digits that pass its check digit (Learning Records Service)
//   UPN                a letter and 12 digits, or 11 digits and a letter (DfE); in groups only if the check letter fits
//   postcode           of one of the 124 postcode areas of the United Kingdom (Royal Mail), in full
//   date of birth      a date beside words of birth ("born", "DOB", "birthday"); any other date is left alone
//   e-mail address     local part, @, and a domain with a dot
//   telephone number   0 and nine or ten digits more, or + and a country code
// Plan references (four groups of four letters or digits) are never taken for anything. It cannot see names: redaction
// exists for what it misses.
#ifndef EHCPQA_SERVICES_PRIVACY_IDENTIFIER_GUARD_H_
#define EHCPQA_SERVICES_PRIVACY_IDENTIFIER_GUARD_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ehcpqa::privacy {

enum class IdentifierKind { kNhsNumber, kUpn, kUln, kPostcode, kDateOfBirth, kEmailAddress, kTelephoneNumber };

// Where in the text, in bytes; never inside a character.
struct FoundIdentifier {
  IdentifierKind kind = IdentifierKind::kNhsNumber;
  size_t offset = 0;
  size_t length = 0;
  friend bool operator==(const FoundIdentifier&, const FoundIdentifier&) = default;
};

// Everything found, by offset, without overlaps. Time linear in the length of the text. Bytes that are not UTF-8 are
// harmless.
std::vector<FoundIdentifier> FindIdentifiers(std::string_view text);

// "an NHS number", "a date of birth": for sentences.
std::string_view WithArticle(IdentifierKind kind);

// What to tell the writer, quoting the words: `"NG1 5DT" looks like a postcode. Change these words.` For the reply to
// the writer alone: never log or store it. Empty when nothing was found.
std::string WordsToChange(std::string_view text, const std::vector<FoundIdentifier>& found);

// The same by position, in characters from 1, for places where the text must not be repeated: "characters 9 to 15 look
// like a postcode. Change these words."
std::string PlacesToChange(std::string_view text, const std::vector<FoundIdentifier>& found);

}  // namespace ehcpqa::privacy

#endif  // EHCPQA_SERVICES_PRIVACY_IDENTIFIER_GUARD_H_
