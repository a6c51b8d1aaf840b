#include "clients/returns/locate.h"

#include <numeric>

#include "tests/clients/returns/test_files.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Key CountingKey() {
  std::array<uint8_t, 32> bytes;
  std::iota(bytes.begin(), bytes.end(), uint8_t{0});
  return Key(bytes);
}

constexpr char kReturn[] =
    R"(<Message><Header><CollectionDetails><Collection>SEN2</Collection><Year>2025</Year><ReferenceDate>2025-01-16</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>891</LEA></Source></Header><Persons>
<Person><Surname>Mockford</Surname><Forename>Jules</Forename><UPN>A891400024001</UPN><UniqueLearnerNumber>9276308686</UniqueLearnerNumber><Requests/></Person>
<Person><Surname>Testcase</Surname><Forename>Chloë</Forename><Requests/></Person>
<Person><Surname>Sampleton</Surname><Forename>Kit</Forename><UPN>H801200001001</UPN><Requests/></Person>
</Persons></Message>)";

TEST(Locate, FindsPersonsByReferenceAliasAndOrder) {
  TestFolder folder;
  const std::string path = folder.Write("sen2.xml", kReturn);
  const Key key = CountingKey();
  const std::string by_order = PlanRef(key, "891", Basis::kOrder, "2025-01-16/2");
  ASSERT_OK_AND_ASSIGN(const LocateResult by_upn,
                       Locate(path, key, {"RBIL-KXHF-HYUD-ZBLQ", by_order, "EMZZ-LGGU-JWRR-FYEY"}, {}));
  ASSERT_THAT(by_upn.found, SizeIs(2));
  EXPECT_EQ(by_upn.found[0].plan_ref, "RBIL-KXHF-HYUD-ZBLQ");
  EXPECT_EQ(by_upn.found[0].surname, "Mockford");
  EXPECT_EQ(by_upn.found[0].forename, "Jules");
  EXPECT_EQ(by_upn.found[0].upn, "A891400024001");
  EXPECT_EQ(by_upn.found[0].uln, "9276308686");
  EXPECT_EQ(by_upn.found[1].surname, "Testcase");
  EXPECT_EQ(by_upn.found[1].forename, "Chloë");
  EXPECT_THAT(by_upn.missing, ElementsAre("EMZZ-LGGU-JWRR-FYEY"));

  ASSERT_OK_AND_ASSIGN(const LocateResult by_uln, Locate(path, key, {"eiuxf6t3xgxf5vcc"}, {}));
  ASSERT_THAT(by_uln.found, SizeIs(1));
  EXPECT_EQ(by_uln.found[0].plan_ref, "EIUX-F6T3-XGXF-5VCC");
  EXPECT_EQ(by_uln.found[0].surname, "Mockford");
}

TEST(Locate, FindsTheSamePersonsInXmlAndCsv) {
  const Key key = CountingKey();
  const std::string folder = "nottinghamshire-synthetic/";
  const std::vector<std::string> wanted = {PlanRef(key, "891", Basis::kUpn, "F891400108758"),
                                           PlanRef(key, "891", Basis::kUpn, "U891400005805")};
  for (const char* file : {"sen2-xml.zip", "collect-csv.zip"}) {
    ASSERT_OK_AND_ASSIGN(const LocateResult result, Locate(DataPath(folder + file), key, wanted, {}));
    ASSERT_THAT(result.found, SizeIs(2)) << file;
    EXPECT_EQ(result.found[0].surname, "O'Trial");
    EXPECT_EQ(result.found[0].forename, "Casey");
    EXPECT_EQ(result.found[1].surname, "Mockford");
    EXPECT_THAT(result.missing, IsEmpty());
  }
}

TEST(Locate, RefusesATextThatIsNoReference) {
  EXPECT_THAT(Locate("none.xml", CountingKey(), {"RBIL-KXHF-HYUD"}, {}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Locate("none.xml", CountingKey(), {"RBIL-KXHF-HYUD-ZBL1"}, {}), FailsFor("FIELD_INVALID"));
}

TEST(FindRefs, GivesTheReferenceOfAUpnOrAUln) {
  ASSERT_OK_AND_ASSIGN(const FindRefResult upn, FindRefs(CountingKey(), "891", " a891 400024001"));
  ASSERT_THAT(upn.refs, SizeIs(1));
  EXPECT_EQ(upn.refs[0].plan_ref, "RBIL-KXHF-HYUD-ZBLQ");
  EXPECT_THAT(upn.warnings, IsEmpty());
  ASSERT_OK_AND_ASSIGN(const FindRefResult uln, FindRefs(CountingKey(), "891", "9276308686"));
  ASSERT_THAT(uln.refs, SizeIs(1));
  EXPECT_EQ(uln.refs[0].basis, Basis::kUln);
  EXPECT_EQ(uln.refs[0].plan_ref, "EIUX-F6T3-XGXF-5VCC");
}

TEST(FindRefs, WarnsOfAFailedCheckWithoutRepeatingTheNumber) {
  for (const char* id : {"B891400024001", "1234567890", "X1234567898765", "12345"}) {
    ASSERT_OK_AND_ASSIGN(const FindRefResult result, FindRefs(CountingKey(), "891", id));
    EXPECT_FALSE(result.refs.empty()) << id;
    ASSERT_THAT(result.warnings, SizeIs(1)) << id;
    EXPECT_THAT(result.warnings[0], testing::Not(HasSubstr(id)));
  }
  ASSERT_OK_AND_ASSIGN(const FindRefResult neither, FindRefs(CountingKey(), "891", "12345"));
  EXPECT_THAT(neither.refs, SizeIs(2));
}

TEST(FindRefs, RefusesNothingAndNhsNumbers) {
  EXPECT_THAT(FindRefs(CountingKey(), "891", "  "), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(FindRefs(CountingKey(), "891", "943 476 5919"), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa::returns
