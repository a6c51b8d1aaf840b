// Making, fetching and checking reports.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "clients/api/report_methods.h"
#include "gmock/gmock.h"
#include "nlohmann/json.hpp"
#include "services/base/digest.h"
#include "tests/clients/cli/run_fixture.h"
#include "tests/clients/cli/text_protos.h"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

using Progress = ContractServer::Streamed<v1::MakeReportProgress>;
using Chunks = ContractServer::Streamed<v1::ReportChunk>;

std::string HashOf(const std::string& bytes) {
  const Digest digest = Sha256(bytes);
  return Hex(AsBytes(digest));
}

class ReportRunTest : public RunFixture {
 protected:
  void AnswerMake(bool stays_open = false) {
    server_.On<v1::MakeReportRequest, v1::MakeReportProgress>(api::kMakeReport, [=](const auto&) {
      Progress progress;
      progress.messages = {Parse<v1::MakeReportProgress>("step: 'Estimating shares' done: 2 total: 7")};
      if (stays_open) {
        progress.stays_open = true;
        std::raise(SIGINT);  // As Ctrl-C while the server works.
      } else {
        progress.messages.push_back(Parse<v1::MakeReportProgress>(
            R"(step: "Done" done: 7 total: 7 report { name: "reports/12" title: "Cycle report" sha256: "aa11"
               files { format: REPORT_FORMAT_HTML size: 5 sha256: "bb22" } })"));
      }
      return progress;
    });
  }
  // Serves these bytes in two chunks, and says that this is their hash.
  void AnswerDownload(const std::string& bytes, const std::string& hash) {
    server_.On<v1::DownloadReportRequest, v1::ReportChunk>(api::kDownloadReport, [=](const auto&) {
      Chunks chunks;
      chunks.messages.resize(2);
      chunks.messages[0].set_data(bytes.substr(0, 3));
      chunks.messages[0].mutable_file()->set_size(static_cast<int64_t>(bytes.size()));
      chunks.messages[0].mutable_file()->set_sha256(hash);
      chunks.messages[1].set_data(bytes.substr(3));
      return chunks;
    });
  }
  std::string Path(const std::string& name) const { return terminal_.home() + "/" + name; }
  static std::string Read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  size_t FilesAtHome() const {
    return static_cast<size_t>(
        std::distance(std::filesystem::directory_iterator(terminal_.home()), std::filesystem::directory_iterator()));
  }
};

TEST_F(ReportRunTest, MakesAReportAndPrintsNameHashAndFiles) {
  AnswerMake();
  EXPECT_EQ(RunLine("ehcpqa report make inspection 2024q4 --rolling --as-at 2025-01-31"), 0) << terminal_.err();
  const auto request = LastRequest<v1::MakeReportRequest>();
  EXPECT_EQ(request.kind(), v1::REPORT_KIND_INSPECTION);
  EXPECT_EQ(request.span().last(), "cycles/2024q4");
  EXPECT_TRUE(request.span().rolling());
  EXPECT_EQ(request.as_at(), "2025-01-31");
  EXPECT_EQ(request.about(), "");
  for (const char* expected : {"12", "aa11", "html", "bb22"}) EXPECT_THAT(terminal_.out(), HasSubstr(expected));
  EXPECT_THAT(terminal_.err(), IsEmpty());
  EXPECT_EQ(RunLine("ehcpqa report make cycle 2024q4 -o json"), 0);
  EXPECT_EQ(nlohmann::json::parse(terminal_.out())["name"], "reports/12");
}

TEST_F(ReportRunTest, ShowsProgressOnATerminalAndTakesItAway) {
  AnswerMake();
  terminal_.environment().err_is_terminal = true;
  EXPECT_EQ(RunLine("ehcpqa report make cycle 2024q4"), 0);
  EXPECT_THAT(terminal_.err(), HasSubstr("step 2 of 7: Estimating shares"));
  EXPECT_THAT(terminal_.err(), testing::EndsWith("\r\x1b[K"));
}

TEST_F(ReportRunTest, SaysWhatAReportIsAbout) {
  AnswerMake();
  EXPECT_EQ(RunLine("ehcpqa report make agency 2024q4 --agency icb"), 0);
  EXPECT_EQ(LastRequest<v1::MakeReportRequest>().about(), "agencies/icb");
  EXPECT_EQ(RunLine("ehcpqa report make criterion 2024q4 --criterion F3"), 0);
  EXPECT_EQ(LastRequest<v1::MakeReportRequest>().about(), "criteria/F3");
  const size_t calls = server_.calls().size();
  for (const char* wrong : {"agency 2024q4", "criterion 2024q4 --agency icb", "cycle 2024q4 --agency icb",
                            "cycle 2024q4 --as-at 2025-01-31", "poem 2024q4"}) {
    EXPECT_EQ(RunLine(std::string("ehcpqa report make ") + wrong), 2) << wrong;
  }
  EXPECT_EQ(server_.calls().size(), calls);
}

TEST_F(ReportRunTest, EndsTheMakingOnCtrlC) {
  std::signal(SIGINT, SIG_DFL);  // Tests may run as a job in the background, which ignores it.
  AnswerMake(/*stays_open=*/true);
  EXPECT_EQ(RunLine("ehcpqa report make cycle 2024q4 -o json"), 1);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["reason"], "STOPPED");
  EXPECT_THAT(terminal_.out(), IsEmpty());
}

TEST_F(ReportRunTest, WritesTheFileForItsOwnerAloneWhenItsHashIsRight) {
  AnswerDownload("<html>", HashOf("<html>"));
  EXPECT_EQ(RunLine("ehcpqa report get 12 --format html --to " + Path("page.html")), 0) << terminal_.err();
  EXPECT_EQ(LastRequest<v1::DownloadReportRequest>().name(), "reports/12");
  EXPECT_EQ(LastRequest<v1::DownloadReportRequest>().format(), v1::REPORT_FORMAT_HTML);
  EXPECT_EQ(Read(Path("page.html")), "<html>");
  EXPECT_EQ(std::filesystem::status(Path("page.html")).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_THAT(terminal_.out(), HasSubstr(HashOf("<html>")));
  EXPECT_EQ(FilesAtHome(), 1u);
}

TEST_F(ReportRunTest, KeepsNothingThatArrivedDamaged) {
  AnswerDownload("<html>", HashOf("another page"));
  EXPECT_EQ(RunLine("ehcpqa report get 12 --format html -o json --to " + Path("page.html")), 1);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["reason"], "REPORT_DAMAGED");
  EXPECT_EQ(RunLine("ehcpqa report get 12 --format html --to -"), 1);
  EXPECT_THAT(terminal_.out(), IsEmpty());
  EXPECT_EQ(FilesAtHome(), 0u);
}

TEST_F(ReportRunTest, ReplacesAFileOnlyWhenForced) {
  AnswerDownload("<html>", HashOf("<html>"));
  const std::string path = terminal_.File("page.html", "mine");
  EXPECT_EQ(RunLine("ehcpqa report get 12 --format html -o json --to " + path), 1);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["reason"], "FILE_EXISTS");
  EXPECT_THAT(server_.calls(), IsEmpty());
  EXPECT_EQ(Read(path), "mine");
  EXPECT_EQ(RunLine("ehcpqa report get 12 --format html --force --to " + path), 0);
  EXPECT_EQ(Read(path), "<html>");
  EXPECT_EQ(FilesAtHome(), 1u);
}

TEST_F(ReportRunTest, WritesToAPipeWhatWasChecked) {
  AnswerDownload("a,b\n1,2\n", HashOf("a,b\n1,2\n"));
  EXPECT_EQ(RunLine("ehcpqa report get 12 --format csv --to -"), 0);
  EXPECT_EQ(terminal_.out(), "a,b\n1,2\n");
}

TEST_F(ReportRunTest, HashesAFileHereAndSendsTheHashAlone) {
  server_.Reply(api::kVerifyReport,
                Parse<v1::VerifyReportResponse>(
                    "report { name: 'reports/12' } verified: true checks { what: 'trail' passed: true }"));
  const std::string bytes(200'000, 'x');
  EXPECT_EQ(RunLine("ehcpqa report verify --file " + terminal_.File("page.html", bytes)), 0) << terminal_.err();
  EXPECT_EQ(LastRequest<v1::VerifyReportRequest>().sha256(), HashOf(bytes));
  EXPECT_EQ(LastRequest<v1::VerifyReportRequest>().name(), "");
  EXPECT_THAT(terminal_.out(), HasSubstr("held    trail"));
  EXPECT_EQ(RunLine("ehcpqa report verify 12"), 0);
  EXPECT_EQ(LastRequest<v1::VerifyReportRequest>().name(), "reports/12");
}

TEST_F(ReportRunTest, EndsWithOneWhenAReportDoesNotVerify) {
  server_.Reply(api::kVerifyReport, Parse<v1::VerifyReportResponse>(
                                        "report { name: 'reports/12' } checks { what: 'trail' detail: 'gone' }"));
  EXPECT_EQ(RunLine("ehcpqa report verify 12"), 1);
  EXPECT_THAT(terminal_.out(), HasSubstr("failed  trail  gone"));
  EXPECT_THAT(terminal_.err(), HasSubstr("does not verify"));
}

TEST_F(ReportRunTest, SaysThatAFileIsOfNoReport) {
  server_.Reply(api::kVerifyReport, Parse<v1::VerifyReportResponse>("checks { what: 'File' detail: 'changed' }"));
  EXPECT_EQ(RunLine("ehcpqa report verify --file " + terminal_.File("page.html", "x")), 1);
  EXPECT_THAT(terminal_.out(), HasSubstr("The file is of no report that you may read."));
  EXPECT_THAT(terminal_.err(), HasSubstr("The file does not verify"));
}

TEST_F(ReportRunTest, VerifiesOneThingThatIsThere) {
  EXPECT_EQ(RunLine("ehcpqa report verify"), 2);
  EXPECT_EQ(RunLine("ehcpqa report verify 12 --file x"), 2);
  EXPECT_EQ(RunLine("ehcpqa report verify -o json --file " + Path("none")), 1);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["reason"], "FILE_UNREADABLE");
  EXPECT_THAT(server_.calls(), IsEmpty());
}

TEST_F(ReportRunTest, ListsReportsOfAKind) {
  server_.Reply(api::kListReports, Parse<v1::ListReportsResponse>(R"(
    reports { name: "reports/12" kind: REPORT_KIND_CYCLE title: "Cycle report" cycles: "cycles/2024q3"
      cycles: "cycles/2024q4" files { format: REPORT_FORMAT_HTML } files { format: REPORT_FORMAT_CSV } })"));
  EXPECT_EQ(RunLine("ehcpqa report list --kind cycle"), 0);
  EXPECT_EQ(LastRequest<v1::ListReportsRequest>().kind(), v1::REPORT_KIND_CYCLE);
  EXPECT_THAT(terminal_.out(), HasSubstr("2024q3, 2024q4"));
  EXPECT_THAT(terminal_.out(), HasSubstr("html, csv"));
}

TEST_F(ReportRunTest, WritesTheDataOfAReportAsCsv) {
  server_.Reply(api::kGetReport, Parse<v1::GetReportResponse>(R"(document { title: "T" data {
    columns { name: "geographic_level" } columns { name: "pct" kind: REPORT_COLUMN_KIND_PERCENT }
    rows { cells { text: "=Area" } cells { text: "-5" number: -5 } } } })"));
  EXPECT_EQ(RunLine("ehcpqa report show 12 --output csv"), 0);
  EXPECT_EQ(terminal_.out(), "geographic_level,pct\n'=Area,-5\n");
  EXPECT_EQ(RunLine("ehcpqa report show 12"), 0);
  EXPECT_THAT(terminal_.out(), testing::StartsWith("T\n"));
}

TEST_F(ReportRunTest, ChangesOnlyWhatIsNamedOfThePolicyThatItRead) {
  server_.Reply(api::kGetDisclosurePolicy,
                Parse<v1::DisclosurePolicy>("preset: 'under5_c' least_denominator: 10 retention_years: 6 etag: '3'"));
  server_.Reply(api::kSetDisclosurePolicy, v1::DisclosurePolicy());
  EXPECT_EQ(RunLine("ehcpqa report set-policy --preset under6_c"), 0) << terminal_.err();
  const auto policy = LastRequest<v1::SetDisclosurePolicyRequest>().policy();
  EXPECT_EQ(policy.preset(), "under6_c");
  EXPECT_EQ(policy.least_denominator(), 10);
  EXPECT_EQ(policy.retention_years(), 6);
  EXPECT_EQ(policy.etag(), "3");
  EXPECT_EQ(RunLine("ehcpqa report set-policy --retention-years 7 --etag 2"), 0);
  EXPECT_EQ(LastRequest<v1::SetDisclosurePolicyRequest>().policy().retention_years(), 7);
  EXPECT_EQ(LastRequest<v1::SetDisclosurePolicyRequest>().policy().etag(), "2");
  EXPECT_EQ(RunLine("ehcpqa report set-policy"), 2);
  EXPECT_EQ(RunLine("ehcpqa report set-policy --least-denominator 9"), 2);
  EXPECT_EQ(RunLine("ehcpqa report policy"), 0);
  EXPECT_THAT(terminal_.out(), HasSubstr("under5_c"));
}

}  // namespace
}  // namespace ehcpqa::cli
