// What the local authority does on its own machine. Every person here is invented.
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "clients/api/cycle_methods.h"
#include "clients/api/register_methods.h"
#include "gmock/gmock.h"
#include "nlohmann/json.hpp"
#include "tests/clients/api/contract_server.h"
#include "tests/clients/cli/test_environment.h"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kImport[] = "RegisterService/ImportRegister";
constexpr char kRef[] = "RBIL-KXHF-HYUD-ZBLQ";  // Of UPN A891400024001 with the key below and authority 891.

constexpr char kReturn[] =
    R"(<Message><Header><CollectionDetails><Collection>SEN2</Collection><Year>2025</Year><ReferenceDate>2025-01-16</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>891</LEA><SoftwareCode>synthetic</SoftwareCode></Source></Header><Persons>
<Person><Surname>Mockford</Surname><Forename>Jules</Forename><PersonBirthDate>2014-05-06</PersonBirthDate><PostCode>NG15 4AR</PostCode><UPN>A891400024001</UPN>
<Requests><ReceivedDate>2020-01-06</ReceivedDate><Assessment><AssessmentOutcome>Y</AssessmentOutcome>
<NamedPlan><StartDate>2020-05-01</StartDate></NamedPlan></Assessment></Requests></Person>
<Person><Surname>Testcase</Surname><Forename>Chloe</Forename><PersonBirthDate>2012-03-04</PersonBirthDate><UPN>H801200001001</UPN>
<Requests><ReceivedDate>2021-01-06</ReceivedDate></Requests></Person>
</Persons></Message>)";

class RegisterTest : public testing::Test {
 protected:
  RegisterTest() {
    terminal_.variables()["EHCPQA_SERVER"] = server_.address();
    terminal_.variables()["EHCPQA_CERTIFICATES"] = server_.certificates();
    key_ = terminal_.File("la.key", "ehcpqa-key/1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n");
    chmod(key_.c_str(), 0600);
    return_ = terminal_.File("sen2.xml", kReturn);
  }

  static std::string ReadFile(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  // Everything that the server was sent.
  std::string Sent() {
    std::string bytes;
    for (const ReceivedCall& call : server_.calls()) {
      for (const auto& request : call.requests) bytes += request->SerializeAsString();
    }
    return bytes;
  }
  void ReplySample(const std::vector<std::string>& refs) {
    v1::ListSampleResponse sample;
    for (const std::string& ref : refs) {
      auto* plan = sample.add_plans();
      plan->set_plan_ref(ref);
      plan->set_la("891");
      plan->set_audit("cycles/c/audits/" + std::to_string(sample.plans_size()));
      plan->set_status(v1::SAMPLE_STATUS_DRAWN);
    }
    server_.Reply(api::kListSample, sample);
  }

  ContractServer server_;
  TestEnvironment terminal_;
  std::string key_, return_;
};

TEST_F(RegisterTest, MakesAKeyOnceWhereItIsLookedFor) {
  EXPECT_EQ(terminal_.Run({"register", "make-key", "--la", "891", "-o", "json"}), 0) << terminal_.err();
  const auto made = nlohmann::json::parse(terminal_.out())[0];
  const std::string path = terminal_.home() + "/.config/ehcpqa/la-891.key";
  EXPECT_EQ(made["key_file"], path);
  struct stat found {};
  ASSERT_EQ(stat(path.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
  const std::string before = ReadFile(path);
  EXPECT_EQ(terminal_.Run({"register", "make-key", "--la", "891"}), 1);
  EXPECT_EQ(ReadFile(path), before);
  EXPECT_EQ(terminal_.Run({"register", "find-ref", "--la", "891"}, "A891400024001"), 0) << terminal_.err();
  EXPECT_THAT(server_.calls(), IsEmpty());
}

TEST_F(RegisterTest, FindsAReferenceWithoutAServer) {
  terminal_.variables().erase("EHCPQA_CERTIFICATES");
  EXPECT_EQ(terminal_.Run({"register", "find-ref", "--la", "891", "--key", key_}, " a891400024001\n"), 0)
      << terminal_.err();
  EXPECT_THAT(terminal_.out(), HasSubstr(kRef));
  EXPECT_EQ(terminal_.Run({"register", "find-ref", "--la", "891", "--key", key_, "-o", "json"}, "A891400024001"), 0);
  EXPECT_EQ(nlohmann::json::parse(terminal_.out())[0], nlohmann::json({{"plan_ref", kRef}, {"basis", "upn"}}));
  EXPECT_THAT(server_.calls(), IsEmpty());
}

TEST_F(RegisterTest, AsksForTheNumberWithoutShowingItOnATerminal) {
  terminal_.environment().in_is_terminal = true;
  terminal_.typed() = {"A891400024001"};
  EXPECT_EQ(terminal_.Run({"register", "find-ref", "--la", "891", "--key", key_}), 0);
  EXPECT_EQ(terminal_.prompts().size(), 1u);
  EXPECT_THAT(terminal_.out(), HasSubstr(kRef));
}

TEST_F(RegisterTest, WarnsOfANumberWhoseCheckFailsWithoutRepeatingIt) {
  EXPECT_EQ(terminal_.Run({"register", "find-ref", "--la", "891", "--key", key_}, "B891400024001"), 0);
  EXPECT_THAT(terminal_.err(), HasSubstr("check"));
  EXPECT_THAT(terminal_.err() + terminal_.out(), Not(HasSubstr("400024001")));
}

TEST_F(RegisterTest, ImportsAReturnWithoutWhatIdentifies) {
  server_.OnMessage(kImport, [](const auto&, auto* reply) {
    auto* report = static_cast<v1::ImportReport*>(reply);
    report->set_snapshot("snapshots/891-2025-01-16-1");
    report->set_rows_read(2);
    report->set_in_frame(1);
    report->add_warnings("of the server");
    return grpc::Status::OK;
  });
  EXPECT_EQ(terminal_.Run({"register", "import", return_, "--la", "891", "--key", key_}), 0) << terminal_.err();
  EXPECT_THAT(terminal_.out(), HasSubstr("891-2025-01-16-1"));
  EXPECT_THAT(terminal_.out(), HasSubstr("of the server"));
  EXPECT_THAT(terminal_.out(), HasSubstr("districts"));  // What the reader noticed stands beside it.
  const auto requests = server_.calls().at(0).requests;
  const auto& header = static_cast<const v1::ImportRegisterRequest&>(*requests.at(0)).header();
  EXPECT_EQ(header.la(), "891");
  EXPECT_EQ(header.as_at(), "2025-01-16");
  EXPECT_TRUE(header.synthetic());
  EXPECT_FALSE(header.dry_run());
  const auto& persons = static_cast<const v1::ImportRegisterRequest&>(*requests.at(1)).persons();
  ASSERT_EQ(persons.persons_size(), 2);
  EXPECT_EQ(persons.persons(0).plan_ref(), kRef);
  for (const char* identifier :
       {"Mockford", "Jules", "2014-05-06", "NG15", "A891400024001", "Testcase", "H801200001001"}) {
    EXPECT_THAT(Sent(), Not(HasSubstr(identifier)));
    EXPECT_THAT(terminal_.out() + terminal_.err(), Not(HasSubstr(identifier)));
  }
}

TEST_F(RegisterTest, AsksForADryRun) {
  server_.OnMessage(kImport, [](const auto&, auto*) { return grpc::Status::OK; });
  EXPECT_EQ(terminal_.Run({"register", "import", return_, "--la", "891", "--key", key_, "--dry-run"}), 0);
  EXPECT_TRUE(static_cast<const v1::ImportRegisterRequest&>(*server_.calls().at(0).requests.at(0)).header().dry_run());
}

TEST_F(RegisterTest, SendsNoRowOfAnotherAuthority) {
  EXPECT_EQ(terminal_.Run({"register", "import", return_, "--la", "892", "--key", key_, "-o", "json"}), 1);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["reason"], "RETURN_OTHER_LA");
  for (const ReceivedCall& call : server_.calls()) EXPECT_LE(call.requests.size(), 1u);
}

TEST_F(RegisterTest, SendsNothingOfABrokenReturnOrWithoutAKey) {
  const std::string broken = terminal_.File("broken.xml", std::string(kReturn).substr(0, 700));
  EXPECT_EQ(terminal_.Run({"register", "import", broken, "--la", "891", "--key", key_, "-o", "json"}), 1);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["reason"], "RETURN_UNREADABLE");
  EXPECT_EQ(terminal_.Run({"register", "import", return_, "--la", "891", "--key", terminal_.home() + "/none"}), 1);
  EXPECT_THAT(server_.calls(), IsEmpty());
}

TEST_F(RegisterTest, WritesTheCaseListForItsOwnerAlone) {
  ReplySample({kRef});
  const std::string cases = terminal_.home() + "/cases/list.csv";
  EXPECT_EQ(
      terminal_.Run({"register", "locate", return_, "--sample", "c", "--la", "891", "--key", key_, "--to", cases}), 0)
      << terminal_.err();
  EXPECT_EQ(ReadFile(cases), std::string("plan_ref,audit,surname,forename,upn,uln\n") + kRef +
                                 ",cycles/c/audits/1,Mockford,Jules,A891400024001,\n");
  struct stat found {};
  ASSERT_EQ(stat(cases.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
  EXPECT_THAT(terminal_.out() + terminal_.err() + Sent(), Not(HasSubstr("Mockford")));
  EXPECT_EQ(server_.calls().size(), 1u);
}

TEST_F(RegisterTest, SaysWhichCasesTheReturnDoesNotHave) {
  ReplySample({"AAAA-AAAA-AAAA-AAAA", kRef});
  EXPECT_EQ(terminal_.Run({"register", "locate", return_, "--sample", "c", "--la", "891", "--key", key_}), 1);
  EXPECT_THAT(terminal_.out(), HasSubstr("Mockford"));
  EXPECT_THAT(terminal_.err(), HasSubstr("1 of 2 plans"));
  EXPECT_THAT(terminal_.err(), HasSubstr("AAAA-AAAA-AAAA-AAAA"));
}

}  // namespace
}  // namespace ehcpqa::cli
