// What the reader of COLLECT exports takes, and what it refuses.
#include <algorithm>
#include <random>
#include <sstream>

#include "clients/returns/synthetic/synthetic_return.h"
#include "tests/clients/returns/small_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using testing::HasSubstr;

using Files = std::map<std::string, std::string>;

Files With(std::string_view module, std::string_view from, std::string_view to) {
  Files files = SmallCsv();
  files[FileOf(module)] = Replaced(files[FileOf(module)], from, to);
  return files;
}

void ExpectRefused(const Files& files, const char* reason, std::string_view part) {
  const auto rows = RowsOfCsv(files);
  EXPECT_THAT(rows, FailsFor(reason));
  EXPECT_THAT(std::string(rows.status().message()), HasSubstr(std::string(part)));
  EXPECT_FALSE(RepeatsAValue(std::string(rows.status().message()))) << rows.status();
}

void ExpectSameAsXml(const absl::StatusOr<std::vector<v1::PersonRows>>& csv) {
  ASSERT_OK(csv);
  ASSERT_OK_AND_ASSIGN(const auto xml, RowsOfXml(SmallXml()));
  ASSERT_EQ(csv->size(), xml.size());
  for (size_t i = 0; i < xml.size(); ++i) EXPECT_EQ((*csv)[i].DebugString(), xml[i].DebugString());
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(CollectCsv, GivesTheSameRowsAsTheXml) { ExpectSameAsXml(RowsOfCsv(SmallCsv())); }

TEST(CollectCsv, IsReadFromAZipWithTheDigestOfTheZip) {
  TestFolder folder;
  Files entries;
  for (const auto& [name, content] : SmallCsv()) entries["export 20 January/" + name] = content;
  const std::string path = folder.WriteZip("export.zip", entries);
  ExpectSameAsXml(RowsOf(path));
  ASSERT_OK_AND_ASSIGN(const auto sen2, Return::Open(path, {}));
  EXPECT_EQ(sen2->header().source_kind, v1::SOURCE_KIND_SEN2_CSV);
  EXPECT_EQ(sen2->header().source_sha256, Hex(AsBytes(Sha256(ReadWhole(path)))));
}

TEST(CollectCsv, TheDigestOfAFolderIsThatOfItsFilesInNameOrder) {
  TestFolder folder;
  std::string all;
  for (const auto& [name, content] : SmallCsv()) {
    folder.Write(name, content);
    all += content;
  }
  folder.Write("truth.json", "not part of it");
  ASSERT_OK_AND_ASSIGN(const auto sen2, Return::Open(folder.path(), {}));
  EXPECT_EQ(sen2->header().source_sha256, Hex(AsBytes(Sha256(all))));
}

// The same table with its columns in the other order, everything in quotes, a byte order mark and bare line feeds.
std::string Mirrored(const std::string& table) {
  std::string mirrored = "\xEF\xBB\xBF";
  for (const std::string& line : Lines(table)) {
    std::vector<std::string> fields = {""};
    for (const char c : line.substr(0, line.find('\r'))) {
      if (c == ',') {
        fields.emplace_back();
      } else {
        fields.back().push_back(c);
      }
    }
    for (size_t i = fields.size(); i > 0; --i) mirrored += "\"" + fields[i - 1] + (i > 1 ? "\"," : "\"\n");
  }
  return mirrored;
}

TEST(CollectCsv, FindsFilesAndColumnsInAnyCaseAndOrder) {
  Files files;
  for (const auto& [name, content] : SmallCsv()) {
    std::string module = name.substr(name.rfind('_'));
    std::transform(module.begin(), module.end(), module.begin(),
                   [](char c) { return static_cast<char>(std::toupper(c)); });
    files["export of the case system" + module] = Mirrored(content);
  }
  files["export of the case system_PERSON.CSV"] =
      Replaced(files["export of the case system_PERSON.CSV"], "postcode", "PostCode");
  ExpectSameAsXml(RowsOfCsv(files));
}

TEST(CollectCsv, TakesIsoDatesAndColumnsThatAreNotNeeded) {
  ExpectSameAsXml(RowsOfCsv(With("namedplan", "2024-May-02 00:00:00", "2024-05-02")));
  ExpectSameAsXml(RowsOfCsv(With("person", "2014-May-06 00:00:00", "2014-05-06T00:00:00")));
  Files files = With("person", "surname,forename,", "");
  files[FileOf("person")] =
      Replaced(Replaced(files[FileOf("person")], "Zzmockford,Zzjules,", ""), "Zztestcase,Zzlane,", "");
  ExpectSameAsXml(RowsOfCsv(files));
}

TEST(CollectCsv, RefusesAMissingTableByName) {
  for (const char* module : {"person", "requests", "assessment", "namedplan", "plandetail", "activeplans",
                             "placementdetail", "senneed", "sen2"}) {
    Files files = SmallCsv();
    files.erase(FileOf(module));
    ExpectRefused(files, "RETURN_UNREADABLE", "the file that ends in _" + std::string(module) + ".csv: it is missing");
  }
}

TEST(CollectCsv, RefusesTwoExportsInOneFolder) {
  Files files = SmallCsv();
  files["Blade-Export_21-01-2025_person.csv"] = files[FileOf("person")];
  ExpectRefused(files, "RETURN_UNREADABLE", "give one export alone");
}

TEST(CollectCsv, RefusesAMissingColumnByName) {
  for (const auto& [module, column] :
       std::vector<std::pair<std::string, std::string>>{{"person", "upn"},
                                                        {"person", "personbirthdate"},
                                                        {"person", "persontableid"},
                                                        {"person", "sen2tableid"},
                                                        {"requests", "persontableid"},
                                                        {"assessment", "assessmentoutcome"},
                                                        {"namedplan", "startdate"},
                                                        {"plandetail", "urn"},
                                                        {"activeplans", "lastreview"},
                                                        {"activeplans", "reviewmeeting"},
                                                        {"activeplans", "phasetransferfinaldate"},
                                                        {"placementdetail", "res"},
                                                        {"requests", "requestsource"},
                                                        {"placementdetail", "leavingdate"},
                                                        {"senneed", "sentype"},
                                                        {"sen2", "referencedate"}}) {
    Files files = SmallCsv();
    std::string& table = files[FileOf(module)];
    // As a whole name: "upn" and "res" are the start of others.
    const std::string end = table.find("," + column + ",") != std::string::npos ? "," : "\r\n";
    table = column == module + "tableid" ? "x" + table : Replaced(table, "," + column + end, ",x" + column + end);
    ExpectRefused(files, "RETURN_UNREADABLE", FileOf(module) + ", row 1, column " + column + ": the column is missing");
  }
}

TEST(CollectCsv, ReadsTheLayoutsOf2023And2024) {
  Files files = With("person", ",sex,", ",gendercurrent,");
  files[FileOf("activeplans")] =
      "activeplanstableid,NativeId,activeplansorderseqcolumn,sourceid,requeststableid,transferla,res,wbp,lastreview\r\n"
      "v1,891,1,1,r1,,B,T,2024-Dec-18 00:00:00\r\n";
  files[FileOf("placementdetail")] =
      "placementdetailtableid,NativeId,placementdetailorderseqcolumn,sourceid,activeplanstableid,urn,ukprn,sensetting,"
      "sensettingother,"
      "placementrank,entrydate,leavingdate,attendancepattern,senunitindicator,resourcedprovisionindicator\r\n"
      "l1,891,1,1,v1,900001,,,,1,2024-Sep-01 00:00:00,,FT,1,0\r\n";
  files[FileOf("requests")] = Replaced(files[FileOf("requests")], ",requestsource", ",unused");
  files[FileOf("sen2")] = Replaced(files[FileOf("sen2")], ",dsco", ",unused");
  ASSERT_OK_AND_ASSIGN(const auto persons, RowsOfCsv(files));
  EXPECT_EQ(persons[0].rows(0).residential(), "B");
  EXPECT_EQ(persons[0].rows(0).work_based(), "T");
  EXPECT_EQ(persons[0].rows(0).review_decision(), "2024-12-18");
  EXPECT_EQ(persons[0].rows(0).request_source(), 0);

  files = With("activeplans", ",reviewdraft,phasetransferduedate,phasetransferfinaldate", ",u1,u2,u3");
  files[FileOf("requests")] = Replaced(files[FileOf("requests")], ",requestsource", ",unused");
  files[FileOf("sen2")] = Replaced(files[FileOf("sen2")], ",dsco", ",unused");
  ASSERT_OK_AND_ASSIGN(const auto of_2024, RowsOfCsv(files));
  EXPECT_EQ(of_2024[0].rows(0).review_outcome(), "A");
}

TEST(CollectCsv, RefusesARowWithoutItsParentByRowAndColumn) {
  ExpectRefused(With("person", "p2,891,2,1,h1", "p2,891,2,1,h2"), "RETURN_UNREADABLE",
                FileOf("person") + ", row 3, column sen2tableid: there is no record");
  ExpectRefused(With("person", "p1,891,1,1,h1", "p1,891,1,1,h2"), "RETURN_UNREADABLE",
                FileOf("person") + ", row 2, column sen2tableid: there is no record");
  ExpectRefused(With("requests", ",p2,", ",p3,"), "RETURN_UNREADABLE",
                FileOf("requests") + ", row 3, column persontableid: there is no record");
  ExpectRefused(With("assessment", ",r1,", ",r9,"), "RETURN_UNREADABLE",
                FileOf("assessment") + ", row 2, column requeststableid");
  ExpectRefused(With("namedplan", ",a1,", ",,"), "RETURN_UNREADABLE",
                FileOf("namedplan") + ", row 2, column assessmenttableid");
  ExpectRefused(With("plandetail", ",n1,", ",n0,"), "RETURN_UNREADABLE",
                FileOf("plandetail") + ", row 2, column namedplantableid");
  ExpectRefused(With("activeplans", ",r1,", ",r0,"), "RETURN_UNREADABLE",
                FileOf("activeplans") + ", row 2, column requeststableid");
  ExpectRefused(With("placementdetail", ",v1,", ",v9,"), "RETURN_UNREADABLE",
                FileOf("placementdetail") + ", row 2, column activeplanstableid");
  ExpectRefused(With("senneed", "e2,891,2,1,v1", "e2,891,2,1,v2"), "RETURN_UNREADABLE",
                FileOf("senneed") + ", row 3, column activeplanstableid");
}

TEST(CollectCsv, RefusesAnIdGivenTwiceOrNotAtAll) {
  ExpectRefused(With("person", "p2,891", "p1,891"), "RETURN_UNREADABLE",
                FileOf("person") + ", row 3, column persontableid: the id is also that of row 2");
  ExpectRefused(With("requests", "r2,891", "r1,891"), "RETURN_UNREADABLE",
                FileOf("requests") + ", row 3, column requeststableid: the id is also");
  ExpectRefused(With("senneed", "e2,891", "e1,891"), "RETURN_UNREADABLE",
                FileOf("senneed") + ", row 3, column senneedtableid: the id is also");
  ExpectRefused(With("senneed", "e2,891", ",891"), "RETURN_UNREADABLE",
                FileOf("senneed") + ", row 3, column senneedtableid: the record has no id");
  ExpectRefused(With("activeplans", "00:00:00\r\n", "00:00:00\r\nv2,891,2,1,r1,,,,,,,\r\n"), "RETURN_UNREADABLE",
                FileOf("activeplans") + ", row 3: a second ActivePlans");
}

TEST(CollectCsv, RefusesAHeaderThatIsMissingTwofoldOrAnother) {
  const std::string row = Lines(SmallCsv()[FileOf("sen2")])[1];
  ExpectRefused(With("sen2", row, ""), "RETURN_UNREADABLE", "there is no header record");
  ExpectRefused(With("sen2", row, row + "\n" + row), "RETURN_UNREADABLE", "row 3: there is a second header record");
  ExpectRefused(With("sen2", "SEN2", "CIN"), "RETURN_WRONG_KIND", "the collection is CIN, not SEN2");
  ExpectRefused(With("sen2", "2025-Jan-16", "2025-Jam-16"), "RETURN_UNREADABLE", "ReferenceDate");
  ExpectRefused(With("sen2", ",L,891,", ",L,89,"), "RETURN_UNREADABLE", "LEA");
}

TEST(CollectCsv, RefusesAnNhsNumberAndNamesTheColumnOnly) {
  ExpectRefused(With("plandetail", "Zzfreetext", "9434765919"), "RETURN_NHS_NUMBER",
                FileOf("plandetail") + ", row 2, column sensettingother");
  ExpectRefused(With("senneed", "ASD", "943 476 5919"), "RETURN_NHS_NUMBER",
                FileOf("senneed") + ", row 2, column sentype");
  Files files = With("requests", ",exported\r\n", ",exported,case number\r\n");
  files[FileOf("requests")] =
      Replaced(Replaced(files[FileOf("requests")], "true,\r\n", "true,,\r\n"), "A,,,\r\n", "A,,,,9434765919\r\n");
  ExpectRefused(files, "RETURN_NHS_NUMBER", FileOf("requests") + ", row 3, column case number");
  Files ids = With("senneed", "e1,891", "9434765919,891");
  EXPECT_THAT(RowsOfCsv(ids), IsOk());
}

TEST(CollectCsv, RefusesATableCutShortAtAnyByteOfItsLastRow) {
  for (const char* module : {"person", "requests", "assessment", "namedplan"}) {
    const std::string whole = SmallCsv()[FileOf(module)];
    const size_t last_comma = whole.rfind(',');
    for (size_t size = 0; size < last_comma; size += 3) {
      Files files = SmallCsv();
      files[FileOf(module)] = whole.substr(0, size);
      const auto rows = RowsOfCsv(files);
      // Cut at the end of a row it can only be told by records that miss their parent.
      if (size > 0 && (whole[size - 1] == '\n' || whole[size - 1] == '\r' || whole[size] == '\r')) continue;
      ASSERT_FALSE(rows.ok()) << module << " " << size;
      ASSERT_FALSE(RepeatsAValue(std::string(rows.status().message()))) << rows.status();
    }
  }
}

TEST(CollectCsv, GivesTheSameRowsHoweverTheTablesAreShuffled) {
  const std::string data = "nottinghamshire-synthetic/";
  ASSERT_OK_AND_ASSIGN(const auto xml, RowsOf(DataPath(data + "sen2-xml.zip")));
  TestFolder folder;
  std::mt19937 random(4);
  for (const auto& [name, content] : Unzipped(DataPath(data + "collect-csv.zip"))) {
    std::vector<std::string> lines = Lines(content);
    std::shuffle(lines.begin() + 1, lines.end(), random);
    std::string shuffled;
    for (const std::string& line : lines) shuffled += line + "\n";
    folder.Write(name, shuffled);
  }
  ASSERT_OK_AND_ASSIGN(const auto csv, RowsOf(folder.path()));
  ASSERT_EQ(csv.size(), xml.size());
  for (size_t i = 0; i < xml.size(); ++i) ASSERT_EQ(csv[i].SerializeAsString(), xml[i].SerializeAsString()) << i;
}

TEST(CollectCsv, GivesTheSameRowsAsTheXmlWhenMemoryDoesNotHoldTheTables) {
  TestFolder xml_folder, csv_folder;
  synthetic::SyntheticOptions options = {.la = "886", .plans = 20'000};
  ASSERT_OK_AND_ASSIGN(const auto xml_truth, synthetic::WriteSyntheticReturn(options, xml_folder.path()));
  options.format = synthetic::ReturnFormat::kCsv;
  ASSERT_OK(synthetic::WriteSyntheticReturn(options, csv_folder.path()));
  ASSERT_OK_AND_ASSIGN(const auto xml, RowsOf(xml_truth.return_files[0]));
  ASSERT_OK_AND_ASSIGN(const auto csv, RowsOf(csv_folder.path()));
  ASSERT_EQ(csv.size(), xml.size());
  for (size_t i = 0; i < xml.size(); ++i) ASSERT_EQ(csv[i].SerializeAsString(), xml[i].SerializeAsString()) << i;
}

TEST(CollectCsv, SaysWhenThereIsNoRoomForTemporaryFiles) {
  TestFolder folder;
  ASSERT_OK(synthetic::WriteSyntheticReturn({.la = "886", .plans = 20'000, .format = synthetic::ReturnFormat::kCsv},
                                            folder.path()));
  ReadSettings settings;
  settings.temp_directory = "/proc/none";
  EXPECT_THAT(Return::Open(folder.path(), settings), FailsFor("RETURN_FILE"));
}

}  // namespace
}  // namespace ehcpqa::returns
