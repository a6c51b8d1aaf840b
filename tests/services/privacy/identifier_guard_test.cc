// All numbers are invented: NHS numbers from the range kept for tests (999), telephone numbers from Ofcom's for drama.
#include "services/privacy/identifier_guard.h"

#include <chrono>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/utf8.h"

namespace ehcpqa::privacy {
namespace {

using Kind = IdentifierKind;
using testing::IsEmpty;

struct Case {
  Kind kind;
  std::string words;   // What must be found in it.
  std::string before;  // Text around the words.
  std::string after;
};

const std::vector<Case>& Identifiers() {
  static const std::vector<Case> all = {
      {Kind::kNhsNumber, "9990000018", "", ""},
      {Kind::kNhsNumber, "999 000 0018", "Seen with NHS number ", " in the advice."},
      {Kind::kNhsNumber, "999-000-0018", "(", ")"},
      {Kind::kNhsNumber, "999\u00a0000\u00a00018", "no-break spaces ", "."},
      {Kind::kNhsNumber, "999\u2013000\u20130018", "dashes ", "."},
      {Kind::kNhsNumber, "999 000 0018", "The health advice of 2025 for ", ", received late"},
      {Kind::kNhsNumber, "99900 00018", "split in halves ", ""},
      {Kind::kNhsNumber, "99 90 00 00 18", "in pairs: ", " end"},
      {Kind::kNhsNumber, "9 9 9 0 0 0 0 0 1 8", "one by one: ", ""},
      {Kind::kNhsNumber, "999 000\n0018", "across a line break ", ""},
      {Kind::kNhsNumber, "9990000018", "NHS", " without a space"},
      {Kind::kUln, "9990000017", "ULN ", ""},
      {Kind::kUln, "9990000017", "learner (", ")"},
      {Kind::kUpn, "Z999000000001", "UPN ", "."},
      {Kind::kUpn, "z999000000001", "lower case ", ""},
      {Kind::kUpn, "A99900000000B", "temporary ", ", not replaced"},
      {Kind::kPostcode, "NG1 5DT", "moved to ", " last year"},
      {Kind::kPostcode, "ng1 5dt", "moved to ", ""},
      {Kind::kPostcode, "NG15DT", "moved to ", ""},
      {Kind::kPostcode, "NG17 4AB", "", ""},
      {Kind::kPostcode, "EC1A 1BB", "London ", ","},
      {Kind::kPostcode, "M1 1AE", "Manchester ", ","},
      {Kind::kPostcode, "B33 8TH", "Birmingham ", ""},
      {Kind::kPostcode, "CR2  6XH", "two spaces ", ""},
      {Kind::kPostcode, "NG1\u00a05DT", "no-break space ", ""},
      {Kind::kPostcode, "NG1-5DT", "hyphen ", ""},
      {Kind::kDateOfBirth, "12/03/2014", "DOB ", ""},
      {Kind::kDateOfBirth, "12/03/2014", "DOB", ""},
      {Kind::kDateOfBirth, "12/03/14", "dob: ", ""},
      {Kind::kDateOfBirth, "12.03.2014", "D.O.B. ", ""},
      {Kind::kDateOfBirth, "12-03-2014", "d.o.b: ", ""},
      {Kind::kDateOfBirth, "2014-03-12", "Date of birth: ", ""},
      {Kind::kDateOfBirth, "12 March 2014", "was born on ", " at 30 weeks"},
      {Kind::kDateOfBirth, "12th of March 2014", "born ", ""},
      {Kind::kDateOfBirth, "March 12, 2014", "born on ", ""},
      {Kind::kDateOfBirth, "12-Mar-14", "Born: ", ""},
      {Kind::kDateOfBirth, "3 March", "their birthday is ", ", after the draft"},
      {Kind::kDateOfBirth, "12/03/2014", "aged 11 (", " date of birth)"},
      {Kind::kDateOfBirth, "12032014", "DOB ", ""},
      {Kind::kDateOfBirth, "12/03/2014", "The plan of 14/05/2025 says born ", " and the review was on 02/06/2025"},
      {Kind::kEmailAddress, "parent.name@example.org", "write to ", "."},
      {Kind::kEmailAddress, "a@b.co.uk", "<", ">"},
      {Kind::kEmailAddress, "o'neil+send@nhs.example.net", "from ", ", undated"},
      {Kind::kTelephoneNumber, "07700 900123", "rang ", " twice"},
      {Kind::kTelephoneNumber, "07700900123", "rang ", ""},
      {Kind::kTelephoneNumber, "0115 496 0123", "rang ", ""},
      {Kind::kTelephoneNumber, "(0115) 496 0123", "rang ", ""},
      {Kind::kTelephoneNumber, "0115-496-0123", "rang ", "."},
      {Kind::kTelephoneNumber, "020 7946 0123", "rang ", ""},
      {Kind::kTelephoneNumber, "+44 7700 900123", "rang ", ""},
      {Kind::kTelephoneNumber, "+447700900123", "rang ", ""},
      {Kind::kTelephoneNumber, "+44 (0)115 496 0123", "rang ", ""},
      {Kind::kTelephoneNumber, "0044 115 496 0123", "rang ", ""},
      {Kind::kTelephoneNumber, "0115.496.0123", "rang ", " today"},
      {Kind::kTelephoneNumber, "07700 900 123", "In 2025, after 3 letters, mum's mobile: ", " (no answer)"},
  };
  return all;
}

TEST(IdentifierGuard, FindsEachIdentifierAndNothingAroundIt) {
  for (const Case& each : Identifiers()) {
    const std::string text = each.before + each.words + each.after;
    SCOPED_TRACE(text);
    EXPECT_THAT(FindIdentifiers(text),
                testing::ElementsAre(FoundIdentifier{each.kind, each.before.size(), each.words.size()}));
  }
}

TEST(IdentifierGuard, LeavesTheWordsOfAnAuditAlone) {
  const std::string harmless[] = {
      "",
      "RBIL-KXHF-HYUD-ZBLQ",
      "Compare plan 2345-6723-4567-2345 with A234-5672-3452-3452, same school.",
      "15 hours a week of 1:1 support, reviewed every 6 weeks",
      "Section F, outcome 3: SMART, but F4 says 'as required'.",
      "H1 2nd paragraph; H2 1st; B1 2nd part; E3 1hr a week; G2 3rd advice; b1 2nd",
      "KS2 1to1, KS3 2DT lessons, Year 9 option 3A",
      "Review on 12/03/2026; amended final 14 May 2025; next annual review 2026-05-14.",
      "The plan was reviewed on 12/03/2025. Born prematurely; the plan was dated 01/02/2025.",
      "Born early, and the annual review of 12/03/2025 says so",
      "Osborn wrote on 12/03/2025 about a newborn unit",
      "Attendance 96.5 % in 2023-24, 91 % in 2024-25, 88 % in 2025-26",
      "2021 2022 2023 2024 2025 and 2023-24 2024-25",
      "£1234567890 and £12,345.67 a year; rate 0.1234567890; 1,234,567,890",
      "Between 09-10-2024 10:30 and 05-06-2024 12 they met",
      "Regulation 12(1)(f) SEND Regulations 2014; section 21(5) Children and Families Act 2014",
      "Needs of 0-25; ages 16-19; 3-4 times; 10-15 minutes; 20/20; 5 x 60",
      "met @ school, 2 pm; see note @3",
      "Ref 12345678, order 123456, tag 12345",
      "SALT 6 x 45 min per term = 270 min",
      "123 456 7890",
      "Section F 2023 2024 2025",
      "EP advice p. 4, 12, 17 and 21-23; appendix B",
      "\xff\xfe broken bytes \xc3",
      "Größe 12, naïve café – “quoted” … 今日は",
  };
  for (const std::string& text : harmless) EXPECT_THAT(FindIdentifiers(text), IsEmpty()) << text;
}

TEST(IdentifierGuard, TellsValidNumbersFromInvalidOnes) {
  int nhs = 0, uln = 0;
  for (int last = 0; last <= 9; ++last) {
    for (const FoundIdentifier& found : FindIdentifiers("999000001" + std::to_string(last))) {
      (found.kind == Kind::kNhsNumber ? nhs : uln) += 1;
    }
  }
  EXPECT_EQ(nhs, 1);
  EXPECT_EQ(uln, 1);
}

TEST(IdentifierGuard, FindsSeveralInOrderAndNamesTheWords) {
  const std::string text = "Born 12/03/2014, lives in NG1 5DT, mother on 07700 900123 or m@example.org.";
  const std::vector<FoundIdentifier> found = FindIdentifiers(text);
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(
      WordsToChange(text, found),
      "\"12/03/2014\" looks like a date of birth; \"NG1 5DT\" looks like a postcode; \"07700 900123\" looks like a"
      " telephone number; \"m@example.org\" looks like an e-mail address. Change these words.");
}

TEST(IdentifierGuard, NamesPlacesInCharactersWithoutTheWords) {
  const std::string text = "Café, NG1 5DT";
  EXPECT_EQ(PlacesToChange(text, FindIdentifiers(text)),
            "characters 7 to 13 look like a postcode. Change these words.");
}

TEST(IdentifierGuard, StaysInsideCharactersWhateverStandsBesideThem) {
  for (const Case& each : Identifiers()) {
    for (const std::string wide : {"é", "–", "今", "😀"}) {
      const std::string text = wide + " " + each.before + each.words + each.after + " " + wide;
      for (const FoundIdentifier& found : FindIdentifiers(text)) {
        EXPECT_FALSE(FirstInvalidUtf8(text.substr(found.offset, found.length)).has_value()) << text;
      }
    }
  }
}

TEST(IdentifierGuard, TakesTimeInProportionToTheLength) {
  // A quadratic finder would need minutes for these.
  const std::string parts[] = {"1 ",   "12-",     "a@",         "@a.b",      "d.o.b. ", "born 1/1/2014 ",
                               "NG1 ", "(0115) ", "aaaaaaaaaa", "1111111111"};
  for (const std::string& part : parts) {
    std::string text;
    while (text.size() < 1'000'000) text += part;
    const auto begin = std::chrono::steady_clock::now();
    FindIdentifiers(text);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5)) << part;
  }
}

}  // namespace
}  // namespace ehcpqa::privacy
