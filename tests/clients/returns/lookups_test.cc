#include "clients/returns/lookups.h"

#include "tests/clients/returns/small_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Lookups, GroupEstablishmentTypesByNameOrCode) {
  EXPECT_EQ(SettingTypeOfEstablishment("Academy special converter"), "special");
  EXPECT_EQ(SettingTypeOfEstablishment(" 14 "), "AP");
  EXPECT_EQ(SettingTypeOfEstablishment("Special post 16 institution"), "FE");
  EXPECT_EQ(SettingTypeOfEstablishment("Miscellaneous"), kSchoolTypeUnknown);
  EXPECT_EQ(SettingTypeOfEstablishment(""), kSchoolTypeUnknown);
}

TEST(Lookups, ReadAnExtractInWindows1252WithMoreColumnsThanNeeded) {
  TestFolder folder;
  const std::string path =
      folder.Write("gias.csv",
                   "\"URN\",\"LA (name)\",\"EstablishmentName\",\"TypeOfEstablishment (code)\",\"TypeOfEstablishment "
                   "(name)\",\"UKPRN\"\r\n"
                   "\"900001\",\"Nowhere\",\"\xC9"
                   "tage\",\"1\",\"Community school\",\"98000001\"\r\n"
                   "\"900002\",\"Nowhere\",\"B\",\"32\",\"Special post 16 institution\",\"\"\r\n"
                   "\"900003\",\"Nowhere\",\"C\",\"27\",\"Miscellaneous\",\"98000001\"\r\n");
  ASSERT_OK_AND_ASSIGN(const Establishments establishments, Establishments::Load(path));
  EXPECT_EQ(establishments.size(), 3u);
  EXPECT_EQ(establishments.TypeOfUrn("900001"), "mainstream");
  EXPECT_EQ(establishments.TypeOfUrn("900002"), "FE");
  EXPECT_EQ(establishments.TypeOfUrn("900009"), kSchoolTypeUnknown);
  EXPECT_EQ(establishments.TypeOfUkprn("98000001"), "mainstream");
  EXPECT_EQ(establishments.TypeOfUkprn("10000001"), "FE");
}

TEST(Lookups, FindDistrictsHoweverPostcodesAreSpaced) {
  TestFolder folder;
  ASSERT_OK_AND_ASSIGN(const Districts districts,
                       Districts::Load(folder.Write("d.csv", "pc,lad\nZZ99 1AB,E07000170\nzz991ac,e07000171\n")));
  EXPECT_EQ(districts.Of("zz991ab"), "E07000170");
  EXPECT_EQ(districts.Of("ZZ99 1AC"), "E07000171");
  EXPECT_EQ(districts.Of(""), "unknown");
}

TEST(Lookups, RefuseFilesThatAreNotWhatTheySay) {
  TestFolder folder;
  EXPECT_THAT(Establishments::Load(folder.Write("a.csv", "URN,Name\n1,x\n")), FailsFor("RETURN_UNREADABLE"));
  EXPECT_THAT(Establishments::Load(folder.Write("b.csv", "Type\n1\n")), FailsFor("RETURN_UNREADABLE"));
  EXPECT_THAT(Establishments::Load(folder.Path("none.csv")), FailsFor("RETURN_FILE"));
  EXPECT_THAT(Districts::Load(folder.Write("c.csv", "pc,lad\nZZ99 1AB,Ashfield\n")), FailsFor("RETURN_UNREADABLE"));
  EXPECT_THAT(Districts::Load(folder.Write("d.csv", "pc\nZZ99 1AB\n")), FailsFor("RETURN_UNREADABLE"));
}

TEST(Lookups, FillSettingAndDistrictAndWarnWhenTheyAreNotGiven) {
  TestFolder folder;
  const std::string path = folder.Write("sen2.xml", SmallXml());
  ASSERT_OK_AND_ASSIGN(const Establishments establishments,
                       Establishments::Load(folder.Write("e.csv", "URN,type\n900001,Community special school\n")));
  ASSERT_OK_AND_ASSIGN(const Districts districts,
                       Districts::Load(folder.Write("d.csv", "pc,lad\nZZ99 1AB,E07000170\n")));
  ASSERT_OK_AND_ASSIGN(const auto sen2, Return::Open(path, {}));
  const Key key({1});
  std::vector<v1::PersonRows> persons;
  const auto keep = [&](v1::PersonRows&& person) {
    persons.push_back(std::move(person));
    return absl::OkStatus();
  };
  ASSERT_OK_AND_ASSIGN(
      const ReadSummary with,
      ReadRows(*sen2, {.la = "891", .key = &key, .establishments = &establishments, .districts = &districts}, keep));
  EXPECT_THAT(with.warnings, IsEmpty());
  EXPECT_EQ(persons[0].rows(0).setting_type(), "special");
  EXPECT_EQ(persons[0].district(), "E07000170");
  EXPECT_EQ(persons[1].district(), "unknown");
  ASSERT_OK_AND_ASSIGN(const ReadSummary without, ReadRows(*sen2, {.la = "891", .key = &key}, keep));
  EXPECT_THAT(without.warnings, ElementsAre(HasSubstr("No establishments look-up was given: the setting of 1 records"),
                                            HasSubstr("No districts look-up")));
}

}  // namespace
}  // namespace ehcpqa::returns
