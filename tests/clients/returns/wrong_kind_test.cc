// Files that a person may give by mistake.
#include <array>

#include "tests/clients/returns/small_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using testing::HasSubstr;

class WrongKind : public testing::Test {
 protected:
  void ExpectSays(const std::string& path, std::string_view part, const char* reason = "RETURN_WRONG_KIND") {
    const auto sen2 = Return::Open(path, {});
    EXPECT_THAT(sen2, FailsFor(reason)) << path;
    EXPECT_THAT(std::string(sen2.status().message()), HasSubstr(std::string(part)));
    EXPECT_FALSE(RepeatsAValue(std::string(sen2.status().message())));
  }
  TestFolder folder_;
};

TEST_F(WrongKind, OtherCollectionsAreNamed) {
  const std::string cin = Replaced(SmallXml("<x/>"), "SEN2", "CIN");
  ExpectSays(folder_.Write("cin.xml", cin), "the collection is CIN, not SEN2 (the children in need census)");
  ExpectSays(folder_.Write("lac.xml", Replaced(SmallXml(), "SEN2", "LAC")), "looked-after children");
  ExpectSays(folder_.Write("sc.xml", Replaced(SmallXml(), "SEN2", "SC")), "school census");
  ExpectSays(folder_.Write("odd.xml", Replaced(SmallXml(), "SEN2", "X\xC3\xA9Y")), "the collection is X??Y, not SEN2");
}

TEST_F(WrongKind, ChildrensSocialCareFilesAreKnownByTheirElements) {
  ExpectSays(folder_.Write("a.xml", "<Message><Children><Child/></Children></Message>"), "children's social care");
  ExpectSays(folder_.Write("b.xml", "<Children><Child/></Children>"), "children's social care");
  ExpectSays(folder_.Write("c.xml", "<Message><School/></Message>"), "school");
  ExpectSays(folder_.Write("d.xml", "<html><body/></html>"), "the root element is html, not Message");
}

TEST_F(WrongKind, WorkbooksAreRefusedWhateverTheyAreCalled) {
  const std::string annex = std::string(EHCPQA_SOURCE_DIR) + "/tests/data/annex-a/fake_sen.xlsx";
  ExpectSays(annex, "area SEND Annex A workbook");
  ExpectSays(folder_.Write("sen2.xml", ReadWhole(annex)), "area SEND Annex A workbook");
  ExpectSays(folder_.WriteZip("ilacs.xlsx", {{"[Content_Types].xml", "<x/>"},
                                             {"xl/workbook.xml", "<workbook><sheet name=\"List 1\"/></workbook>"}}),
             "Annex A workbook of children's social care");
  ExpectSays(folder_.WriteZip("other.xlsx", {{"xl/workbook.xml", "<workbook><sheet name=\"Sheet1\"/></workbook>"}}),
             "Excel workbook");
  ExpectSays(folder_.Write("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), "old Excel");
}

TEST_F(WrongKind, TablesGivenAloneAreExplained) {
  ExpectSays(folder_.Write("person.csv", SmallCsv()[FileOf("person")]), "one file of a COLLECT export");
  ExpectSays(folder_.Write("list1.csv", "Unique ID,UPN,ULN,Date of birth\r\nx,y,z,w\r\n"), "area SEND Annex A");
  ExpectSays(folder_.Write("list_1.csv", "Child Unique ID,Gender,Ethnicity\r\nx,y,z\r\n"), "children's social care");
  ExpectSays(folder_.Write("notes.txt", "Zzmockford"), "neither XML nor a zip");
  ExpectSays(folder_.Write("letter.pdf", "%PDF-1.4"), "PDF");
  ExpectSays(folder_.Write("sen2.xml.gz", "\x1F\x8B\x08"), "archive");
}

TEST_F(WrongKind, NothingThatCanBeReadIsThere) {
  ExpectSays(folder_.Write("empty.xml", ""), "empty", "RETURN_UNREADABLE");
  ExpectSays(folder_.path(), "the folder holds neither");
  ExpectSays(folder_.Path("none.xml"), "No such file", "RETURN_FILE");
  ExpectSays(folder_.WriteZip("two.zip", {{"a.xml", SmallXml()}, {"b.xml", SmallXml()}}), "the zip holds neither");
  ExpectSays("/dev/null", "cannot read", "RETURN_FILE");
}

TEST_F(WrongKind, DamagedZipsAreRefused) {
  const std::string zip = ReadWhole(folder_.WriteZip("good.zip", {{"sen2.xml", SmallXml()}}));
  ExpectSays(folder_.Write("cut.zip", zip.substr(0, zip.size() / 2)), "damaged or cut short", "RETURN_UNREADABLE");
  std::string flipped = zip;
  for (size_t i = 60; i < 120; ++i) flipped[i] = static_cast<char>(~flipped[i]);
  ExpectSays(folder_.Write("flipped.zip", flipped), "zip", "RETURN_UNREADABLE");
}

TEST_F(WrongKind, AZipWithAPasswordIsRefused) {
  const std::string path = folder_.Path("locked.zip");
  const std::string content = SmallXml();
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  const zip_int64_t index =
      zip_file_add(zip, "sen2.xml", zip_source_buffer(zip, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
  ASSERT_EQ(zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "secret"), 0);
  ASSERT_EQ(zip_close(zip), 0);
  ExpectSays(path, "password", "RETURN_UNREADABLE");
}

TEST_F(WrongKind, AZipThatUnpacksForEverIsCutOff) {
  const std::string bomb = "<Message>" + std::string(64 << 20, ' ');
  const std::string path = folder_.WriteZip("bomb.zip", {{"sen2.xml", bomb}});
  ASSERT_LT(std::filesystem::file_size(path), 1u << 20);
  ReadSettings settings;
  settings.limits.bytes = 1 << 20;
  settings.limits.text = 1 << 30;
  EXPECT_THAT(Return::Open(path, settings), FailsFor("RETURN_TOO_LARGE"));
  std::map<std::string, std::string> files = SmallCsv();
  files[FileOf("person")] += std::string(64 << 20, '\n');
  EXPECT_THAT(Return::Open(folder_.WriteZip("bomb2.zip", files), settings), FailsFor("RETURN_TOO_LARGE"));
}

TEST_F(WrongKind, AnXmlReturnInAZipIsReadWithTheDigestOfTheZip) {
  const std::string path =
      folder_.WriteZip("sen2.zip", {{"export/sen2.xml", SmallXml()}, {"__MACOSX/export/._sen2.xml", "junk"}});
  ASSERT_OK_AND_ASSIGN(const auto sen2, Return::Open(path, {}));
  EXPECT_EQ(sen2->header().source_kind, v1::SOURCE_KIND_SEN2_XML);
  EXPECT_EQ(sen2->header().source_sha256, Hex(AsBytes(Sha256(ReadWhole(path)))));
}

}  // namespace
}  // namespace ehcpqa::returns
