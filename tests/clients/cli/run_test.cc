// The client as it is run, against a server over mutual TLS that answers what the test says.
#include "clients/cli/run.h"

#include <filesystem>
#include <fstream>

#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/identity_methods.h"
#include "clients/api/moderation_methods.h"
#include "clients/api/report_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/api/trail_methods.h"
#include "clients/api/user_methods.h"
#include "clients/cli/groups.h"
#include "gmock/gmock.h"
#include "nlohmann/json.hpp"
#include "services/base/digest.h"
#include "tests/clients/cli/run_fixture.h"

namespace ehcpqa::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RunTest : public RunFixture {};

TEST_F(RunTest, SignsInKeepsTheSessionAndEndsIt) {
  v1::Session session;
  session.set_token("the-token");
  session.mutable_caller()->set_user("users/ann");
  session.mutable_caller()->set_password_change_required(true);
  server_.Reply(api::kSignIn, session);
  server_.AnswerAll();

  EXPECT_EQ(RunLine("ehcpqa login ann --password-file - --agency icb", "secret\n"), 0) << terminal_.err();
  EXPECT_EQ(LastRequest<v1::SignInRequest>().password().password(), "secret");
  EXPECT_EQ(LastRequest<v1::SignInRequest>().agency(), "agencies/icb");
  EXPECT_THAT(terminal_.out(), HasSubstr("ann"));
  EXPECT_THAT(terminal_.out(), testing::Not(HasSubstr("the-token")));
  EXPECT_THAT(terminal_.err(), HasSubstr("ehcpqa password"));

  EXPECT_EQ(RunLine("ehcpqa whoami"), 0);
  EXPECT_EQ(server_.calls().back().authorization, "Bearer the-token");
  terminal_.variables()["EHCPQA_TOKEN"] = "of-the-variable";
  EXPECT_EQ(RunLine("ehcpqa whoami"), 0);
  EXPECT_EQ(server_.calls().back().authorization, "Bearer of-the-variable");
  EXPECT_EQ(RunLine("ehcpqa whoami --token of-the-option"), 0);
  EXPECT_EQ(server_.calls().back().authorization, "Bearer of-the-option");
  terminal_.variables().erase("EHCPQA_TOKEN");

  EXPECT_EQ(RunLine("ehcpqa logout"), 0);
  EXPECT_EQ(server_.calls().back().authorization, "Bearer the-token");
  EXPECT_EQ(RunLine("ehcpqa whoami"), 0);
  EXPECT_EQ(server_.calls().back().authorization, "");
}

TEST_F(RunTest, ShowsTheTokenToProgramsOnly) {
  v1::Session session;
  session.set_token("the-token");
  server_.Reply(api::kSignIn, session);
  EXPECT_EQ(RunLine("ehcpqa login ann --password-file - --output json", "secret\n"), 0);
  EXPECT_EQ(nlohmann::json::parse(terminal_.out())["token"], "the-token");
  EXPECT_THAT(terminal_.err(), IsEmpty());
}

TEST_F(RunTest, MergesThePagesOfAListInOneReply) {
  server_.On<v1::ListCyclesRequest, v1::ListCyclesResponse>(api::kListCycles, [](const auto& request, auto* page) {
    page->add_cycles()->set_name(request.page_token().empty() ? "cycles/one" : "cycles/two");
    if (request.page_token().empty()) page->set_next_page_token("2");
    return grpc::Status::OK;
  });
  EXPECT_EQ(RunLine("ehcpqa cycle list -o json"), 0);
  const auto json = nlohmann::json::parse(terminal_.out());
  EXPECT_EQ(json["cycles"].size(), 2u);
  EXPECT_EQ(json["cycles"][1]["name"], "cycles/two");
  EXPECT_EQ(RunLine("ehcpqa cycle list --output csv"), 0);
  EXPECT_THAT(terminal_.out(), HasSubstr("\ncycles/two,"));
}

TEST_F(RunTest, CreatesACycleFromItsOptions) {
  server_.AnswerAll();
  EXPECT_EQ(
      RunLine(
          "ehcpqa cycle create 2025q4 --title 'Autumn 2025' --from 2025-09-01 --to 2025-11-30 --rubric standard/1 "
          "--snapshot 891-2025-01-16-1,892-2025-01-16-1 --by need,key-stage --sample-size 48 --minimum 3 --pool-below "
          "8 "
          "--double 6 --exclude-last 0 --due 2025-12-12 --level thematic-review --kind amended --focus Transitions"),
      0)
      << terminal_.err();
  const auto request = LastRequest<v1::CreateCycleRequest>();
  EXPECT_EQ(request.cycle_id(), "2025q4");
  const v1::Cycle& cycle = request.cycle();
  EXPECT_EQ(cycle.title(), "Autumn 2025");
  EXPECT_EQ(cycle.window_start(), "2025-09-01");
  EXPECT_EQ(cycle.window_end(), "2025-11-30");
  EXPECT_EQ(cycle.rubric(), "rubrics/standard/versions/1");
  EXPECT_THAT(cycle.snapshots(), ElementsAre("snapshots/891-2025-01-16-1", "snapshots/892-2025-01-16-1"));
  EXPECT_THAT(cycle.stratify_by(), ElementsAre(v1::STRATIFY_BY_NEED, v1::STRATIFY_BY_KEY_STAGE));
  EXPECT_EQ(cycle.sample_size(), 48);
  EXPECT_EQ(cycle.minimum_per_stratum(), 3);
  EXPECT_EQ(cycle.pool_below(), 8);
  EXPECT_EQ(cycle.double_marked(), 6);
  EXPECT_TRUE(cycle.has_exclude_last_cycles());
  EXPECT_EQ(cycle.exclude_last_cycles(), 0);
  EXPECT_EQ(cycle.due_on(), "2025-12-12");
  EXPECT_EQ(cycle.level(), v1::CYCLE_LEVEL_THEMATIC_REVIEW);
  EXPECT_EQ(cycle.kind(), v1::PLAN_KIND_AMENDED);
  EXPECT_EQ(cycle.focus(), "Transitions");
}

TEST_F(RunTest, UpdatesOnlyWhatIsNamedAndKeepsTheEtag) {
  v1::Cycle cycle;
  cycle.set_name("cycles/2025q4");
  cycle.set_title("Autumn");
  cycle.set_sample_size(48);
  cycle.add_snapshots("snapshots/a");
  cycle.set_etag("3");
  server_.Reply(api::kGetCycle, cycle);
  server_.AnswerAll();
  EXPECT_EQ(RunLine("ehcpqa cycle update 2025q4 --sample-size 60"), 0) << terminal_.err();
  cycle.set_sample_size(60);
  EXPECT_EQ(LastRequest<v1::UpdateCycleRequest>().cycle().SerializeAsString(), cycle.SerializeAsString());
}

TEST_F(RunTest, SendsNothingForADryRunOfADraft) {
  EXPECT_EQ(
      RunLine(
          "ehcpqa cycle create c --title T --from 2025-09-01 --to 2025-11-30 --rubric s/1 --snapshot a --sample-size 5 "
          "--dry-run"),
      0);
  EXPECT_THAT(terminal_.out(), HasSubstr("rubric:               s/1\n"));
  EXPECT_THAT(terminal_.err(), HasSubstr("nothing was changed"));
  EXPECT_THAT(server_.calls(), IsEmpty());
}

TEST_F(RunTest, AsksTheServerForADryRunOfATransition) {
  server_.AnswerAll();
  EXPECT_EQ(RunLine("ehcpqa cycle close 2025q4 --reason 'two are ill' --etag 5 --dry-run"), 0);
  const auto request = LastRequest<v1::CycleTransitionRequest>();
  EXPECT_EQ(request.name(), "cycles/2025q4");
  EXPECT_EQ(request.reason(), "two are ill");
  EXPECT_EQ(request.etag(), "5");
  EXPECT_TRUE(request.dry_run());
  EXPECT_EQ(RunLine("ehcpqa cycle close 2025q4 --output json --dry-run"), 0);
  EXPECT_THAT(terminal_.err(), IsEmpty());
}

TEST_F(RunTest, TakesTheSeedFromAnOptionOrAFile) {
  server_.AnswerAll();
  EXPECT_EQ(RunLine("ehcpqa cycle draw 2025q4 --seed ' a seed '"), 0);
  EXPECT_EQ(LastRequest<v1::DrawSampleRequest>().seed(), " a seed ");
  EXPECT_EQ(terminal_.Run({"cycle", "draw", "2025q4", "--seed-file", terminal_.File("seed", "from a file \n")}), 0);
  EXPECT_EQ(LastRequest<v1::DrawSampleRequest>().seed(), "from a file");
  EXPECT_EQ(RunLine("ehcpqa cycle draw 2025q4 --dry-run"), 0);
  EXPECT_TRUE(LastRequest<v1::DrawSampleRequest>().dry_run());
  EXPECT_EQ(RunLine("ehcpqa cycle draw 2025q4"), 2);
  EXPECT_EQ(RunLine("ehcpqa cycle draw 2025q4 --seed x --seed-file y"), 2);
}

TEST_F(RunTest, MarksACriterion) {
  server_.AnswerAll();
  EXPECT_EQ(RunLine("ehcpqa audit rate 2025q4/7/health-1 G1 partly_met --cause advice_weak --evidence - --etag 4",
                    "line one\nline two\n"),
            0)
      << terminal_.err();
  auto request = LastRequest<v1::SaveRatingsRequest>();
  EXPECT_EQ(request.assessment(), "cycles/2025q4/audits/7/assessments/health-1");
  ASSERT_EQ(request.ratings_size(), 1);
  EXPECT_EQ(request.ratings(0).criterion(), "G1");
  EXPECT_EQ(request.ratings(0).level(), "partly_met");
  EXPECT_EQ(request.ratings(0).cause(), v1::CAUSE_ADVICE_WEAK);
  EXPECT_EQ(request.ratings(0).evidence(), "line one\nline two");
  EXPECT_EQ(request.ratings(0).etag(), "4");

  EXPECT_EQ(RunLine("ehcpqa audit rate 2025q4/7/health-1 G1 na --na-reason 'No need'"), 0);
  request = LastRequest<v1::SaveRatingsRequest>();
  EXPECT_EQ(request.ratings(0).no_level(), v1::NO_LEVEL_NOT_APPLICABLE);
  EXPECT_EQ(request.ratings(0).level(), "");
  EXPECT_EQ(request.ratings(0).na_reason(), "No need");
  EXPECT_EQ(RunLine("ehcpqa audit rate 2025q4/7/health-1 G1 cannot-tell"), 0);
  EXPECT_EQ(LastRequest<v1::SaveRatingsRequest>().ratings(0).no_level(), v1::NO_LEVEL_CANNOT_TELL);
  EXPECT_EQ(RunLine("ehcpqa audit rate 2025q4/7/health-1 G1 clear"), 0);
  EXPECT_EQ(LastRequest<v1::SaveRatingsRequest>().ratings(0).level(), "");
  EXPECT_EQ(LastRequest<v1::SaveRatingsRequest>().ratings(0).no_level(), v1::NO_LEVEL_UNSPECIFIED);
}

TEST_F(RunTest, ShowsWhatGoodLooksLikeAndTheMarkSoFar) {
  v1::GetAssessmentResponse reply;
  reply.mutable_assessment()->set_name("cycles/2025q4/audits/7/assessments/health-1");
  auto* item = reply.add_criteria();
  item->mutable_criterion()->set_code("G1");
  item->mutable_criterion()->set_text("Provision is specific.");
  for (const char* level : {"met", "not_met"}) {
    auto* description = item->mutable_criterion()->add_levels();
    description->set_level(level);
    description->set_description(std::string("What ") + level + " looks like.");
  }
  item->mutable_rating()->set_level("not_met");
  item->mutable_rating()->set_cause(v1::CAUSE_ADVICE_LATE);
  server_.Reply(api::kGetAssessment, reply);
  EXPECT_EQ(RunLine("ehcpqa audit show 2025q4/7/health-1"), 0);
  EXPECT_THAT(terminal_.out(), HasSubstr("     met          What met looks like."));
  EXPECT_THAT(terminal_.out(), HasSubstr("  -> not_met      What not_met looks like."));
  EXPECT_THAT(terminal_.out(), HasSubstr("cause: advice-late"));
  server_.AnswerAll();
  EXPECT_EQ(RunLine("ehcpqa audit show 2025q4/7"), 0);
  EXPECT_EQ(server_.calls().back().method, "AuditService/GetAudit");
}

TEST_F(RunTest, LoadsMarksAndExitsWithOneOverMistakes) {
  v1::LoadRatingsResponse reply;
  auto* mistake = reply.add_mistakes();
  mistake->set_row(3);
  mistake->set_column("level");
  mistake->set_message("no such level");
  server_.Reply(api::kLoadRatings, reply);
  const std::string csv = "assessment,criterion,level\r\n";
  EXPECT_EQ(RunLine("ehcpqa audit load 2025q4 - --dry-run", csv), 1);
  EXPECT_EQ(LastRequest<v1::LoadRatingsRequest>().csv(), csv);
  EXPECT_TRUE(LastRequest<v1::LoadRatingsRequest>().validate_only());
  EXPECT_THAT(terminal_.out(), HasSubstr("3  level   no such level"));
  EXPECT_THAT(terminal_.err(), HasSubstr("Mistakes in the file: 1"));
  EXPECT_EQ(RunLine("ehcpqa audit load 2025q4 - -o json", csv), 1);
  EXPECT_EQ(nlohmann::json::parse(terminal_.out())["mistakes"][0]["row"], 3);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["reason"], "RATING_MISTAKES");
}

TEST_F(RunTest, WritesASheetOfWhatIsStillToMark) {
  v1::ListMyAssessmentsResponse mine;
  mine.add_assessments()->set_name("cycles/c/audits/1/assessments/care-1");
  auto* done = mine.add_assessments();
  done->set_name("cycles/c/audits/2/assessments/care-1");
  done->set_state(v1::ASSESSMENT_STATE_SUBMITTED);
  server_.Reply(api::kListMyAssessments, mine);
  v1::GetAssessmentResponse work;
  for (const char* code : {"D1", "D2", "D3"}) work.add_criteria()->mutable_criterion()->set_code(code);
  work.mutable_criteria(0)->mutable_rating()->set_level("met");
  work.mutable_criteria(1)->mutable_rating()->set_no_level(v1::NO_LEVEL_CANNOT_TELL);
  server_.Reply(api::kGetAssessment, work);
  EXPECT_EQ(RunLine("ehcpqa audit sheet c"), 0);
  EXPECT_EQ(terminal_.out(),
            "assessment,criterion,level,cause,evidence,na_reason\ncycles/c/audits/1/assessments/care-1,D3,,,,\n");
}

TEST_F(RunTest, AgreesAMark) {
  server_.AnswerAll();
  EXPECT_EQ(
      RunLine("ehcpqa moderation agree 2025q4/7/F3 not_met --cause lost-in-drafting --reason 'The plan is silent'"), 0);
  const auto request = LastRequest<v1::AgreeRatingRequest>();
  EXPECT_EQ(request.name(), "cycles/2025q4/audits/7/differences/F3");
  EXPECT_EQ(request.agreed().level(), "not_met");
  EXPECT_EQ(request.agreed().cause(), v1::CAUSE_LOST_IN_DRAFTING);
  EXPECT_EQ(request.agreed().reason(), "The plan is silent");
}

TEST_F(RunTest, EndsAMembershipOrGivesItRoles) {
  server_.AnswerAll();
  EXPECT_EQ(RunLine("ehcpqa user set ann --agency icb --end"), 0);
  EXPECT_EQ(LastRequest<v1::SetMembershipRequest>().membership().roles_size(), 0);
  EXPECT_EQ(RunLine("ehcpqa user set ann --agency icb --role auditor"), 0);
  EXPECT_THAT(LastRequest<v1::SetMembershipRequest>().membership().roles(), ElementsAre(v1::ROLE_AUDITOR));
  EXPECT_EQ(RunLine("ehcpqa user set ann --agency icb"), 2);
}

TEST_F(RunTest, ExitsWithOneWhenTheTrailIsBroken) {
  v1::VerifyTrailResponse verdict;
  verdict.set_events(12);
  verdict.set_first_bad_sequence(7);
  verdict.set_problem("the link does not fit");
  server_.Reply(api::kVerifyTrail, verdict);
  EXPECT_EQ(RunLine("ehcpqa trail verify"), 1);
  EXPECT_THAT(terminal_.err(), HasSubstr("event 7"));
  verdict.set_intact(true);
  server_.Reply(api::kVerifyTrail, verdict);
  EXPECT_EQ(RunLine("ehcpqa trail verify"), 0);
}

TEST_F(RunTest, ReportsARefusalWithItsFields) {
  v1::ErrorDetail detail;
  detail.set_reason("FIELD_INVALID");
  auto* violation = detail.add_violations();
  violation->set_field("cycle.sample_size");
  violation->set_message("at most 5000");
  server_.On<v1::GetCycleRequest, v1::Cycle>(
      api::kGetCycle, [=](const auto&, auto*) { return Failure(grpc::StatusCode::INVALID_ARGUMENT, "No.", detail); });
  EXPECT_EQ(RunLine("ehcpqa cycle show c"), 1);
  EXPECT_EQ(terminal_.out(), "");
  EXPECT_EQ(terminal_.err(), "ehcpqa: No.\n  cycle.sample_size: at most 5000\n");
  EXPECT_EQ(RunLine("ehcpqa cycle show c --output json"), 1);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["violations"][0]["field"], "cycle.sample_size");
}

TEST_F(RunTest, ExitsWithThreeWhenTheServerIsOutOfReach) {
  terminal_.variables()["EHCPQA_CERTIFICATES"] = "/nowhere";
  EXPECT_EQ(RunLine("ehcpqa cycle list"), 3);
  EXPECT_THAT(terminal_.err(), HasSubstr("/nowhere/ca.pem"));
  const ContractServer other;
  terminal_.variables()["EHCPQA_CERTIFICATES"] = other.certificates();
  EXPECT_EQ(RunLine("ehcpqa cycle list --output json"), 3);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["reason"], "SERVER_UNREACHABLE");
}

TEST_F(RunTest, ExitsWithTwoOverAWrongCommandLineAndSendsNothing) {
  for (const char* line :
       {"ehcpqa", "ehcpqa cycle", "ehcpqa cycle show", "ehcpqa cycle show a/b/c", "ehcpqa cycle list --server nowhere",
        "ehcpqa login ann", "ehcpqa audit conflict declare c/1 --reason x"}) {
    EXPECT_EQ(RunLine(line), 2) << line;
    EXPECT_EQ(terminal_.out(), "");
  }
  EXPECT_EQ(RunLine("ehcpqa cycle show --output json"), 2);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err())["reason"], "USAGE");
  EXPECT_THAT(server_.calls(), IsEmpty());
}

TEST_F(RunTest, ColoursOnlyATerminalAndNotAgainstItsWish) {
  server_.AnswerAll();
  EXPECT_EQ(RunLine("ehcpqa cycle status c"), 0);
  EXPECT_EQ(terminal_.out().find('\x1b'), std::string::npos);
  terminal_.environment().out_is_terminal = true;
  EXPECT_EQ(RunLine("ehcpqa cycle status c"), 0);
  EXPECT_NE(terminal_.out().find('\x1b'), std::string::npos);
  EXPECT_EQ(RunLine("ehcpqa cycle status c --output json"), 0);
  EXPECT_EQ(terminal_.out().find('\x1b'), std::string::npos);
  terminal_.variables()["NO_COLOR"] = "1";
  EXPECT_EQ(RunLine("ehcpqa cycle status c"), 0);
  EXPECT_EQ(terminal_.out().find('\x1b'), std::string::npos);
}

// Every example of the help is run: it must come through, and call nothing but the methods that the table declares.
TEST_F(RunTest, RunsEveryExampleOfTheHelp) {
  server_.AnswerAll();
  v1::VerifyTrailResponse intact;
  intact.set_intact(true);
  server_.Reply(api::kVerifyTrail, intact);
  v1::VerifyReportResponse verified;
  verified.set_verified(true);
  server_.Reply(api::kVerifyReport, verified);
  server_.On<v1::MakeReportRequest, v1::MakeReportProgress>(api::kMakeReport, [](const auto&) {
    ContractServer::Streamed<v1::MakeReportProgress> made;
    made.messages.emplace_back().mutable_report()->set_name("reports/12");
    return made;
  });
  server_.On<v1::DownloadReportRequest, v1::ReportChunk>(api::kDownloadReport, [](const auto&) {
    ContractServer::Streamed<v1::ReportChunk> nothing;
    const Digest digest = Sha256("");
    nothing.messages.emplace_back().mutable_file()->set_sha256(Hex(AsBytes(digest)));
    return nothing;
  });
  const std::filesystem::path here = std::filesystem::current_path();
  std::filesystem::current_path(terminal_.home());
  terminal_.File("standard.textproto", "id: \"standard\"");
  terminal_.File("marks.csv", "assessment,criterion,level\r\n");
  terminal_.environment().in_is_terminal = true;
  for (const Group& group : AllGroups()) {
    for (const Command& command : group.commands) {
      if (group.path == "register" && command.name != "list" && command.name != "show") continue;  // register_test.cc
      for (const Example& example : command.examples) {
        const size_t before = server_.calls().size();
        terminal_.typed() = {"an invented password", "a new invented password", "a new invented password"};
        EXPECT_EQ(RunLine(example.line, "first line\nsecond line\n"), 0) << example.line << "\n" << terminal_.err();
        const auto calls = server_.calls();
        for (size_t i = before; i < calls.size(); ++i) {
          EXPECT_THAT(command.action.methods, testing::Contains(calls[i].method)) << example.line;
        }
        EXPECT_TRUE(calls.size() > before || command.name == "completion") << example.line;
      }
    }
  }
  std::filesystem::current_path(here);
}

}  // namespace
}  // namespace ehcpqa::cli
