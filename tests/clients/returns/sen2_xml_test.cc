// What the XML reader takes, and what it refuses.
#include "clients/returns/sen2_xml.h"

#include "tests/clients/returns/small_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::SizeIs;

std::string MessageOf(const absl::Status& status) { return std::string(status.message()); }

// Refused for the reason, by a message that holds `part` and repeats nothing of a person.
void ExpectRefused(const std::string& text, const char* reason, std::string_view part) {
  const auto rows = RowsOfXml(text);
  EXPECT_THAT(rows, FailsFor(reason));
  EXPECT_THAT(MessageOf(rows.status()), HasSubstr(std::string(part)));
  EXPECT_FALSE(RepeatsAValue(MessageOf(rows.status()))) << rows.status();
}

TEST(Sen2Xml, ReadsEveryFieldOfARow) {
  ASSERT_OK_AND_ASSIGN(const auto persons, RowsOfXml(SmallXml()));
  ASSERT_THAT(persons, SizeIs(2));
  EXPECT_EQ(persons[0].id_basis(), v1::ID_BASIS_UPN);
  EXPECT_THAT(persons[0].aliases(), SizeIs(1));
  EXPECT_EQ(persons[0].key_stage(), "KS2");
  EXPECT_EQ(persons[0].district(), "unknown");
  EXPECT_THAT(persons[0].flags(), SizeIs(0));
  const std::string row = persons[0].rows(0).DebugString();
  EXPECT_EQ(row, R"text(row_no: 1
has_named_plan: true
has_active_plan: true
plan_start: "2024-05-02"
assessment_outcome: "Y"
review_meeting: "2024-11-20"
review_decision: "2024-12-18"
review_outcome: "A"
need_primary: "ASD"
need_secondary: "SLCN"
setting_type: "school (type unknown)"
unit_or_rp: "SENU"
residential: "A"
placements: 1
request_source: 2
tribunal: true
mediation: true
personal_budget: true
direct_payment: "S"
)text");
  EXPECT_EQ(persons[1].id_basis(), v1::ID_BASIS_ORDER);
  EXPECT_EQ(persons[1].key_stage(), "EY");
  EXPECT_EQ(persons[1].rows(0).row_no(), 2u);
  EXPECT_FALSE(persons[1].rows(0).start_unreadable());
}

TEST(Sen2Xml, NoIdentifierIsInTheRows) {
  ASSERT_OK_AND_ASSIGN(const auto persons, RowsOfXml(SmallXml()));
  for (const v1::PersonRows& person : persons) EXPECT_FALSE(RepeatsAValue(person.DebugString()));
}

TEST(Sen2Xml, TakesElementsInAnyOrderCaseAndWithAPrefix) {
  ASSERT_OK_AND_ASSIGN(const auto expected, RowsOfXml(SmallXml()));
  std::string text = Replaced(SmallXml(), "<SENSetting>OTH</SENSetting>", "<SENsetting>OTH</SENsetting>");
  text = Replaced(text, "<SENunitIndicator>1</SENunitIndicator>", "<SENUnitIndicator>1</SENUnitIndicator>");
  text = Replaced(text, "<PlanRes>A</PlanRes><PB>1</PB>",
                  "<PB> 1\n</PB><!-- a comment --><PlanRes><![CDATA[A]]></PlanRes>");
  text = Replaced(text, "<ReviewMeeting>2024-11-20</ReviewMeeting>", "");
  text = Replaced(text, "<LastReview>2024-12-18</LastReview>",
                  "<LASTREVIEW>2024-12-18T00:00:00</LASTREVIEW><ReviewMeeting>2024-11-20</ReviewMeeting>");
  text = Replaced(text, "<Message>", "<c:Message xmlns:c=\"urn:x\" version=\"1\">");
  text = Replaced(text, "</Message>", "</c:Message>");
  text = Replaced(text, "<Week20>0</Week20>", "<Week20>0</Week20><Unheard><Of>x</Of></Unheard>");
  ASSERT_OK_AND_ASSIGN(const auto persons, RowsOfXml(text));
  ASSERT_EQ(persons.size(), expected.size());
  for (size_t i = 0; i < persons.size(); ++i) EXPECT_EQ(persons[i].DebugString(), expected[i].DebugString());
}

TEST(Sen2Xml, TakesTheHeaderAfterThePersons) {
  const std::string text =
      "<Message><Persons>" + std::string(kSmallPersons) + "</Persons>" + std::string(kSmallHeader) + "</Message>";
  EXPECT_THAT(RowsOfXml(text), IsOk());
}

TEST(Sen2Xml, TakesUtf16AndLatin1) {
  std::string utf16 = "\xFF\xFE";
  for (const char c : Replaced(SmallXml(), " encoding=\"utf-8\"", " encoding=\"utf-16\"")) utf16 += {c, '\0'};
  EXPECT_THAT(RowsOfXml(utf16), IsOk());
  EXPECT_THAT(RowsOfXml(Replaced(Replaced(SmallXml(), "utf-8", "iso-8859-1"), "Zzlane", "Zz\xE9lane")), IsOk());
  EXPECT_THAT(RowsOfXml("\xEF\xBB\xBF" + SmallXml()), IsOk());
}

absl::Status Parse(const std::string& text) {
  TextSource source(text);
  HeaderFields header;
  LayoutMarks marks;
  return ParseSen2Xml(source, {}, header, marks, [](const Person&) { return absl::OkStatus(); });
}

TEST(Sen2Xml, RefusesAFileCutShortAtAnyByte) {
  const std::string whole = SmallXml();
  const size_t end = whole.rfind('>');
  EXPECT_OK(Parse(whole.substr(0, end + 1)));
  for (size_t size = 0; size < end; ++size) {
    const absl::Status status = Parse(whole.substr(0, size));
    const std::string reason = InfoOf(status).reason;
    ASSERT_TRUE(reason == "RETURN_UNREADABLE" || reason == "RETURN_WRONG_KIND") << size << " " << status;
    ASSERT_FALSE(RepeatsAValue(MessageOf(status))) << status;
  }
  ExpectRefused(whole.substr(0, whole.size() / 2), "RETURN_UNREADABLE", "cut short");
}

TEST(Sen2Xml, RefusesALargeFileCutShortAnywhere) {
  const std::string whole = Unzipped(DataPath("nottinghamshire-synthetic/sen2-xml.zip")).begin()->second;
  for (size_t size = 1; size < whole.size(); size += whole.size() / 37) {
    EXPECT_THAT(Parse(whole.substr(0, size)), Fails(absl::StatusCode::kInvalidArgument)) << size;
  }
}

TEST(Sen2Xml, NoBrokenByteCrashesItOrLeaksAValue) {
  const std::string whole = SmallXml();
  for (size_t i = 0; i < whole.size(); ++i) {
    for (const char c : {'<', '>', '/', '\0', '\x80', '&'}) {
      std::string broken = whole;
      broken[i] = c;
      const absl::Status status = Parse(broken);
      ASSERT_FALSE(RepeatsAValue(MessageOf(status))) << i << " " << status;
    }
  }
}

TEST(Sen2Xml, RefusesWrongEncodingsWithAdvice) {
  ExpectRefused(Replaced(SmallXml(), "Zzlane", "Zz\xE9lane"), "RETURN_UNREADABLE", "UTF-8");
  ExpectRefused(Replaced(SmallXml(), "Zzlane", "Zz\xC3lane"), "RETURN_UNREADABLE", "UTF-8");
  ExpectRefused(Replaced(SmallXml(), "utf-8", "windows-1252"), "RETURN_UNREADABLE", "UTF-8");
  ExpectRefused(Replaced(SmallXml(), "utf-8", "utf-16"), "RETURN_UNREADABLE", "UTF-8");
}

TEST(Sen2Xml, SaysWhereTheFileIsWrong) {
  const auto rows = RowsOfXml(Replaced(SmallXml(), "<DP>S</DP>", "<DP>S</PD>"));
  EXPECT_THAT(rows, FailsFor("RETURN_UNREADABLE"));
  EXPECT_THAT(MessageOf(rows.status()), testing::MatchesRegex("sen2.xml, line 8, column [0-9]+: .*mismatched tag.*"));
}

TEST(Sen2Xml, RefusesEveryDoctype) {
  for (const char* doctype : {"<!DOCTYPE Message>", "<!DOCTYPE Message SYSTEM \"file:///etc/passwd\">",
                              "<!DOCTYPE Message [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                              "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
                              "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"}) {
    ExpectRefused(Replaced(SmallXml(), "<Message>", std::string(doctype) + "<Message>"), "RETURN_UNREADABLE",
                  "DOCTYPE");
  }
  ExpectRefused(Replaced(SmallXml(), "Zzlane", "&lol;"), "RETURN_UNREADABLE", "undefined entity");
}

TEST(Sen2Xml, RefusesWhatIsTooDeepTooLongOrTooLarge) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  ExpectRefused(Replaced(SmallXml(), "<DP>S</DP>", deep), "RETURN_TOO_LARGE", "deeper");
  ExpectRefused(Replaced(SmallXml(), "Zzfreetext", std::string(20'000, 'x')), "RETURN_TOO_LARGE",
                "element sensettingother: the text is longer");
  ExpectRefused(Replaced(SmallXml(), "<DP>S</DP>", "<!--" + std::string(2'000'000, 'x') + "-->"), "RETURN_TOO_LARGE",
                "one tag or comment");
  ExpectRefused(Replaced(SmallXml(), "<DP>S", "<DP a=\"" + std::string(2'000'000, 'x') + "\">S"), "RETURN_TOO_LARGE",
                "one tag or comment");
  std::string many;
  for (int i = 0; i < 1100; ++i) many += "<SENneed/>";
  ExpectRefused(Replaced(SmallXml(), "<SENneed>", many + "<SENneed>"), "RETURN_TOO_LARGE", "more than 1000 records");
  EXPECT_THAT(RowsOfXml(SmallXml(), {.limits = {.bytes = 1000}, .temp_directory = "", .progress = nullptr}),
              FailsFor("RETURN_TOO_LARGE"));
}

TEST(Sen2Xml, RefusesRecordsInTheWrongPlaceOrGivenTwice) {
  ExpectRefused(Replaced(SmallXml(), "<Assessment>", "<Wrapper><Assessment>"), "RETURN_UNREADABLE",
                "stands inside wrapper");
  ExpectRefused(Replaced(SmallXml(), "<PlanRes>A</PlanRes>", "<ActivePlans/>"), "RETURN_UNREADABLE",
                "stands inside namedplan");
  ExpectRefused(Replaced(SmallXml(), "<ActivePlans>", "<ActivePlans/><ActivePlans>"), "RETURN_UNREADABLE",
                "a second ActivePlans");
  ExpectRefused(Replaced(SmallXml(), "<NamedPlan>", "<NamedPlan/><NamedPlan>"), "RETURN_UNREADABLE",
                "a second NamedPlan");
  ExpectRefused(Replaced(SmallXml(), "<ActivePlans>", "<Assessment/><ActivePlans>"), "RETURN_UNREADABLE",
                "a second Assessment");
  ExpectRefused(Replaced(SmallXml(), "<DP>S</DP>", "<DP>S</DP><DP>S</DP>"), "RETURN_UNREADABLE",
                "element dp: is given twice");
  ExpectRefused(Replaced(SmallXml(), "<UPN>A891400024001</UPN>", "<UPN><X/>A891400024001</UPN>"), "RETURN_UNREADABLE",
                "element upn: holds another element");
}

TEST(Sen2Xml, RefusesAnNhsNumberAndNamesTheElementOnly) {
  ExpectRefused(Replaced(SmallXml(), "Zzfreetext", "9434765919"), "RETURN_NHS_NUMBER", "element sensettingother");
  ExpectRefused(Replaced(SmallXml(), "Zzfreetext", "see NHS 943 476 5919"), "RETURN_NHS_NUMBER",
                "element sensettingother");
  ExpectRefused(Replaced(SmallXml(), "<DP>S</DP>", "<DP>S</DP><NHSno>9434765919</NHSno>"), "RETURN_NHS_NUMBER",
                "element nhsno");
  ExpectRefused(Replaced(SmallXml(), "<SENtype>ASD", "<SENtype>9434765919"), "RETURN_NHS_NUMBER", "element sentype");
  ExpectRefused(Replaced(SmallXml(), "<DP>S</DP>", "9434765919<DP>S</DP>"), "RETURN_NHS_NUMBER", "element namedplan");
  ExpectRefused(Replaced(SmallXml(), "</Persons>", "</Persons><Extra><Deep>9434765919</Deep></Extra>"),
                "RETURN_NHS_NUMBER", "element deep");
}

TEST(Sen2Xml, AUlnThatHappensToPassTheNhsCheckIsOnlyAFlag) {
  ASSERT_OK_AND_ASSIGN(const auto persons, RowsOfXml(Replaced(SmallXml(), "9276308686", "9434765919")));
  EXPECT_THAT(persons[0].flags(), testing::ElementsAre("uln_check_failed"));
}

TEST(Sen2Xml, RefusesAReturnWithoutPersons) { ExpectRefused(SmallXml(""), "RETURN_EMPTY", "holds no person"); }

}  // namespace
}  // namespace ehcpqa::returns
