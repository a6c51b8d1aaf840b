#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "services/privacy/characters.h"
#include "services/privacy/finders.h"

namespace ehcpqa::privacy {
namespace {

// Postcode areas (Royal Mail, PAF Programmers' Guide), sorted. "KS" of a key stage and "H" of a section are not among
// them.
constexpr std::array<std::string_view, 124> kAreas = {
    "AB", "AL", "B",  "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO",
    "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E",  "EC", "EH", "EN", "EX",
    "FK", "FY", "G",  "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV",
    "JE", "KA", "KT", "KW", "KY", "L",  "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M",  "ME", "MK", "ML", "N",
    "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S",
    "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN",
    "TQ", "TR", "TS", "TW", "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"};

// What follows a section's or criterion's code ("B1 2nd part", "E3 1hr a week") and is no inward code.
bool IsOrdinalOrUnit(std::string_view inward) {
  const bool lower = !std::any_of(inward.begin(), inward.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const std::string_view letters = inward.substr(1);
  return lower && (letters == "st" || letters == "nd" || letters == "rd" || letters == "th" || letters == "hr" ||
                   letters == "yr" || letters == "ft" || letters == "lb");
}

// A digit and two letters; C, I, K, M, O and V are never used there.
bool IsInward(std::string_view text) {
  constexpr std::string_view kNever = "CIKMOV";
  return text.size() == 3 && IsDigit(text[0]) && IsLetter(text[1]) && IsLetter(text[2]) &&
         kNever.find(Upper(text[1])) == std::string_view::npos && kNever.find(Upper(text[2])) == std::string_view::npos;
}

// An area and a district of one or two characters: "NG1", "NG10", "EC1A".
bool IsOutward(std::string_view text) {
  size_t letters = 0;
  while (letters < text.size() && letters < 2 && IsLetter(text[letters])) ++letters;
  const std::string_view district = text.substr(letters);
  if (letters == 0 || district.empty() || district.size() > 2 || !IsDigit(district[0])) return false;
  if (district.size() == 2 && !IsAlnum(district[1])) return false;
  std::string area(text.substr(0, letters));
  std::transform(area.begin(), area.end(), area.begin(), Upper);
  return std::binary_search(kAreas.begin(), kAreas.end(), std::string_view(area));
}

}  // namespace

void FindPostcodes(std::string_view text, std::vector<FoundIdentifier>& found) {
  for (size_t begin = 0; begin < text.size();) {
    if (!IsAlnum(text[begin])) {
      ++begin;
      continue;
    }
    size_t end = begin;
    while (end < text.size() && IsAlnum(text[end])) ++end;
    const std::string_view word = text.substr(begin, end - begin);
    const std::string_view last = word.substr(word.size() - std::min<size_t>(word.size(), 3));
    if (word.size() >= 5 && word.size() <= 7 && IsInward(last) && !IsOrdinalOrUnit(last) &&
        IsOutward(word.substr(0, word.size() - 3))) {
      found.push_back({IdentifierKind::kPostcode, begin, word.size()});
    } else if (word.size() >= 2 && word.size() <= 4 && IsOutward(word)) {
      size_t inward = end;
      for (int spaces = 0; spaces < 2; ++spaces) inward += SpaceAt(text, inward);
      if (inward == end) inward += HyphenAt(text, inward);
      size_t inward_end = inward;
      while (inward_end < text.size() && inward_end < inward + 4 && IsAlnum(text[inward_end])) ++inward_end;
      const std::string_view second = text.substr(inward, inward_end - inward);
      if (inward > end && IsInward(second) && !IsOrdinalOrUnit(second)) {
        found.push_back({IdentifierKind::kPostcode, begin, inward_end - begin});
      }
    }
    begin = end;
  }
}

}  // namespace ehcpqa::privacy
