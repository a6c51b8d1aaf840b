// A return of two persons, small enough to break in every place. Its values can be told apart in any message.
#ifndef EHCPQA_TESTS_CLIENTS_RETURNS_SMALL_RETURN_H_
#define EHCPQA_TESTS_CLIENTS_RETURNS_SMALL_RETURN_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clients/returns/byte_source.h"
#include "clients/returns/return.h"
#include "services/base/status_macros.h"
#include "tests/clients/returns/test_files.h"

namespace ehcpqa::returns {

inline constexpr std::string_view kSmallHeader = R"(<Header>
<CollectionDetails><Collection>SEN2</Collection><Year>2025</Year><ReferenceDate>2025-01-16</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>891</LEA><SoftwareCode>synthetic</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo><DateTime>2025-01-20T09:00:00</DateTime></Source>
</Header>)";

inline constexpr std::string_view kSmallPersons =
    R"(<Person><Surname>Zzmockford</Surname><Forename>Zzjules</Forename><PersonBirthDate>2014-05-06</PersonBirthDate><Sex>M</Sex><PostCode>ZZ99 1AB</PostCode><UPN>A891400024001</UPN><UniqueLearnerNumber>9276308686</UniqueLearnerNumber>
<Requests><ReceivedDate>2024-01-02</ReceivedDate><RequestSource>2</RequestSource><RYA>0</RYA><RequestOutcomeDate>2024-02-01</RequestOutcomeDate><RequestOutcome>Y</RequestOutcome><RequestMediation>0</RequestMediation><RequestTribunal>1</RequestTribunal>
<Assessment><AssessmentOutcome>Y</AssessmentOutcome><AssessmentOutcomeDate>2024-05-01</AssessmentOutcomeDate><AssessmentMediation>1</AssessmentMediation><AssessmentTribunal>0</AssessmentTribunal><OtherMediation>0</OtherMediation><OtherTribunal>0</OtherTribunal><Week20>0</Week20>
<NamedPlan><StartDate>2024-05-02</StartDate><PlanDetail><SENSetting>OTH</SENSetting><SENSettingOther>Zzfreetext</SENSettingOther><PlacementRank>1</PlacementRank></PlanDetail><PlanRes>A</PlanRes><PB>1</PB><OA>0</OA><DP>S</DP></NamedPlan></Assessment>
<ActivePlans><PlacementDetail><URN>900001</URN><PlacementRank>1</PlacementRank><EntryDate>2024-09-01</EntryDate><SENunitIndicator>1</SENunitIndicator><ResourcedProvisionIndicator>0</ResourcedProvisionIndicator></PlacementDetail>
<SENneed><SENtype>ASD</SENtype><SENtypeRank>1</SENtypeRank></SENneed><SENneed><SENtype>SLCN</SENtype><SENtypeRank>2</SENtypeRank></SENneed>
<ReviewMeeting>2024-11-20</ReviewMeeting><ReviewOutcome>A</ReviewOutcome><LastReview>2024-12-18</LastReview></ActivePlans></Requests></Person>
<Person><Surname>Zztestcase</Surname><Forename>Zzlane</Forename><PersonBirthDate>2021-02-03</PersonBirthDate><Sex>F</Sex><PostCode>ZZ99 2CD</PostCode><UPNunknown>UN1</UPNunknown>
<Requests><ReceivedDate>2024-12-02</ReceivedDate><RequestOutcome>A</RequestOutcome></Requests></Person>
)";

inline std::string SmallXml(std::string_view persons = kSmallPersons, std::string_view header = kSmallHeader) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Message>" + std::string(header) + "<Persons>" +
         std::string(persons) + "</Persons></Message>\n";
}

// The same two persons as a COLLECT export, by file name.
inline std::map<std::string, std::string> SmallCsv() {
  const std::string stem = "Blade-Export_20-01-2025_";
  return {
      {stem + "sen2.csv",
       "sen2tableid,NativeId,sen2orderseqcolumn,sourceid,collection,year,referencedate,sourcelevel,lea,softwarecode,"
       "release,serialno,datetime,dmo,dco,dsco\r\n"
       "h1,891,1,1,SEN2,2025,2025-Jan-16 00:00:00,L,891,synthetic,1,001,2025-Jan-20 09:00:00,Y,Y,R\r\n"},
      {stem + "person.csv",
       "persontableid,NativeId,personorderseqcolumn,sourceid,sen2tableid,surname,forename,personbirthdate,sex,"
       "ethnicity,postcode,upn,uniquelearnernumber,upnunknown\r\n"
       "p1,891,1,1,h1,Zzmockford,Zzjules,2014-May-06 00:00:00,M,,ZZ99 1AB,A891400024001,9276308686,\r\n"
       "p2,891,2,1,h1,Zztestcase,Zzlane,2021-Feb-03 00:00:00,F,,ZZ99 2CD,,,UN1\r\n"},
      {stem + "requests.csv",
       "requeststableid,NativeId,requestsorderseqcolumn,sourceid,persontableid,receiveddate,requestsource,rya,"
       "requestoutcomedate,requestoutcome,requestmediation,requesttribunal,exported\r\n"
       "r1,891,1,1,p1,2024-Jan-02 00:00:00,2,0,2024-Feb-01 00:00:00,Y,false,true,\r\n"
       "r2,891,2,1,p2,2024-Dec-02 00:00:00,,,,A,,,\r\n"},
      {stem + "assessment.csv",
       "assessmenttableid,NativeId,assessmentorderseqcolumn,sourceid,requeststableid,assessmentoutcome,"
       "assessmentoutcomedate,assessmentmediation,assessmenttribunal,othermediation,othertribunal,week20\r\n"
       "a1,891,1,1,r1,Y,2024-May-01 00:00:00,1.0,0,0,0,0\r\n"},
      {stem + "namedplan.csv",
       "namedplantableid,NativeId,namedplanorderseqcolumn,sourceid,assessmenttableid,startdate,planres,planwbp,pb,oa,"
       "dp,ceasedate,ceasereason\r\n"
       "n1,891,1,1,a1,2024-May-02 00:00:00,A,,1,0,S,,\r\n"},
      {stem + "plandetail.csv",
       "plandetailtableid,NativeId,plandetailorderseqcolumn,sourceid,namedplantableid,urn,ukprn,sensetting,"
       "sensettingother,placementrank,senunitindicator,resourcedprovisionindicator\r\n"
       "d1,891,1,1,n1,,,OTH,Zzfreetext,1,,\r\n"},
      {stem + "activeplans.csv",
       "activeplanstableid,NativeId,activeplansorderseqcolumn,sourceid,requeststableid,transferla,reviewmeeting,"
       "reviewoutcome,reviewdraft,phasetransferduedate,phasetransferfinaldate,lastreview\r\n"
       "v1,891,1,1,r1,,2024-Nov-20 00:00:00,A,,,,2024-Dec-18 00:00:00\r\n"},
      {stem + "placementdetail.csv",
       "placementdetailtableid,NativeId,placementdetailorderseqcolumn,sourceid,activeplanstableid,urn,ukprn,sensetting,"
       "sensettingother,placementrank,entrydate,leavingdate,senunitindicator,resourcedprovisionindicator,res,wbp\r\n"
       "l1,891,1,1,v1,900001,,,,1,2024-Sep-01 00:00:00,,1,0,,\r\n"},
      {stem + "senneed.csv",
       "senneedtableid,NativeId,senneedorderseqcolumn,sourceid,activeplanstableid,sentype,sentyperank\r\n"
       "e1,891,1,1,v1,ASD,1\r\n"
       "e2,891,2,1,v1,SLCN,2\r\n"},
  };
}

// The file of a module in SmallCsv.
inline std::string FileOf(std::string_view module) { return "Blade-Export_20-01-2025_" + std::string(module) + ".csv"; }

// The text with the first `from` replaced; fails the test when there is none.
inline std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// Whether a message repeats something of a person.
inline bool RepeatsAValue(std::string_view message) {
  for (const std::string_view value : {"Zz", "ZZ99", "A891400024001", "9276308686", "2014-05-06", "9434765919"}) {
    if (message.find(value) != std::string_view::npos) return true;
  }
  return false;
}

inline absl::StatusOr<std::vector<v1::PersonRows>> RowsOf(const std::string& path, const ReadSettings& settings = {}) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Return> sen2, Return::Open(path, settings));
  const Key key({7});
  std::vector<v1::PersonRows> persons;
  RETURN_IF_ERROR(ReadRows(*sen2, {.la = sen2->header().la, .key = &key}, [&](v1::PersonRows&& person) {
                    persons.push_back(std::move(person));
                    return absl::OkStatus();
                  }).status());
  return persons;
}

// A text as a source, without a file.
class TextSource final : public ByteSource {
 public:
  explicit TextSource(std::string text) : text_(std::move(text)) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    const size_t n = text_.copy(buffer, size, position_);
    position_ += n;
    return n;
  }
  const std::string& name() const override { return name_; }

 private:
  const std::string text_, name_ = "sen2.xml";
  size_t position_ = 0;
};

// Writes the text as sen2.xml and reads it.
inline absl::StatusOr<std::vector<v1::PersonRows>> RowsOfXml(const std::string& text,
                                                             const ReadSettings& settings = {}) {
  TestFolder folder;
  return RowsOf(folder.Write("sen2.xml", text), settings);
}

inline absl::StatusOr<std::vector<v1::PersonRows>> RowsOfCsv(const std::map<std::string, std::string>& files) {
  TestFolder folder;
  for (const auto& [name, content] : files) folder.Write(name, content);
  return RowsOf(folder.path());
}

}  // namespace ehcpqa::returns

#endif  // EHCPQA_TESTS_CLIENTS_RETURNS_SMALL_RETURN_H_
