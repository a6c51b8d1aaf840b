#include "services/privacy/identifier_guard.h"

#include <algorithm>

#include "services/base/utf8.h"
#include "services/privacy/finders.h"

namespace ehcpqa::privacy {

std::vector<FoundIdentifier> FindIdentifiers(std::string_view text) {
  std::vector<FoundIdentifier> all;
  FindEmailAddresses(text, all);
  FindPostcodes(text, all);
  FindDatesOfBirth(text, all);
  FindNumbers(text, all);
  std::stable_sort(all.begin(), all.end(), [](const FoundIdentifier& a, const FoundIdentifier& b) {
    return a.offset != b.offset ? a.offset < b.offset : a.length > b.length;
  });
  std::vector<FoundIdentifier> found;
  size_t end = 0;
  for (const FoundIdentifier& identifier : all) {
    if (identifier.offset < end) continue;
    found.push_back(identifier);
    end = identifier.offset + identifier.length;
  }
  return found;
}

std::string_view WithArticle(IdentifierKind kind) {
  switch (kind) {
    case IdentifierKind::kNhsNumber:
      return "an NHS number";
    case IdentifierKind::kUpn:
      return "a unique pupil number";
    case IdentifierKind::kUln:
      return "a unique learner number";
    case IdentifierKind::kPostcode:
      return "a postcode";
    case IdentifierKind::kDateOfBirth:
      return "a date of birth";
    case IdentifierKind::kEmailAddress:
      return "an e-mail address";
    case IdentifierKind::kTelephoneNumber:
      return "a telephone number";
  }
  return "an identifier";
}

std::string WordsToChange(std::string_view text, const std::vector<FoundIdentifier>& found) {
  std::string words;
  for (const FoundIdentifier& identifier : found) {
    if (!words.empty()) words += "; ";
    words += '"';
    words += text.substr(identifier.offset, identifier.length);
    words += "\" looks like ";
    words += WithArticle(identifier.kind);
  }
  return words.empty() ? words : words + ". Change these words.";
}

std::string PlacesToChange(std::string_view text, const std::vector<FoundIdentifier>& found) {
  std::string places;
  for (const FoundIdentifier& identifier : found) {
    const size_t first = CountCharacters(text.substr(0, identifier.offset)) + 1;
    const size_t last = first + CountCharacters(text.substr(identifier.offset, identifier.length)) - 1;
    if (!places.empty()) places += "; ";
    places += "characters " + std::to_string(first) + " to " + std::to_string(last) + " look like ";
    places += WithArticle(identifier.kind);
  }
  return places.empty() ? places : places + ". Change these words.";
}

}  // namespace ehcpqa::privacy
