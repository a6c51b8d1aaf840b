#include <atomic>
#include <thread>

#include "clients/api/api.h"
#include "clients/api/report_methods.h"
#include "tests/clients/api/contract_server.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::api {
namespace {

using testing::ElementsAre;

using Progress = ContractServer::Streamed<v1::MakeReportProgress>;

class ReadStreamTest : public testing::Test {
 protected:
  ReadStreamTest() {
    auto api = Connect(std::chrono::seconds(20));
    api_ = std::make_unique<Api>(api);
  }
  Api Connect(Duration slow) const {
    Patience patience;
    patience.slow = slow;
    patience.first_pause = Duration(5);
    auto api = Api::Connect({server_.address(), server_.certificates()}, patience);
    EXPECT_OK(api);
    return *std::move(api);
  }
  // What a server answers that streams messages with these steps.
  static Progress Steps(const std::vector<std::string>& steps, const grpc::Status& status = grpc::Status::OK) {
    Progress progress;
    for (const std::string& step : steps) progress.messages.emplace_back().set_step(step);
    progress.status = status;
    return progress;
  }
  void Answer(std::function<Progress(const v1::MakeReportRequest&)> answer) {
    server_.On<v1::MakeReportRequest, v1::MakeReportProgress>(kMakeReport, std::move(answer));
  }
  // Keeps the steps it takes.
  auto Take() {
    return [this](const v1::MakeReportProgress& progress) {
      steps_.push_back(progress.step());
      return absl::OkStatus();
    };
  }
  static std::string RequestId(const ReceivedCall& call) {
    return static_cast<const v1::MakeReportRequest&>(*call.requests.at(0)).request_id();
  }

  ContractServer server_;
  std::unique_ptr<Api> api_;
  std::vector<std::string> steps_;
};

TEST_F(ReadStreamTest, TakesEveryMessageInItsOrderAsTheCaller) {
  Answer([](const auto&) { return Steps({"load", "", "store"}); });
  ASSERT_OK(api_->As("token").Read(kMakeReport, {}, Take()));
  EXPECT_THAT(steps_, ElementsAre("load", "", "store"));
  ASSERT_EQ(server_.calls().size(), 1u);
  EXPECT_EQ(server_.calls()[0].authorization, "Bearer token");
  EXPECT_EQ(RequestId(server_.calls()[0]).size(), 36u);
}

TEST_F(ReadStreamTest, RetriesBeforeTheFirstMessageUnderTheSameName) {
  std::atomic<int> attempts = 0;
  Answer([&](const auto&) {
    return ++attempts < 3 ? Steps({}, {grpc::StatusCode::UNAVAILABLE, "restarting"}) : Steps({"load"});
  });
  ASSERT_OK(api_->Read(kMakeReport, {}, Take()));
  EXPECT_THAT(steps_, ElementsAre("load"));
  const auto calls = server_.calls();
  ASSERT_EQ(calls.size(), 3u);
  EXPECT_EQ(RequestId(calls[2]), RequestId(calls[0]));
}

TEST_F(ReadStreamTest, NeverRetriesOnceAMessageIsTaken) {
  Answer([](const auto&) { return Steps({"load"}, {grpc::StatusCode::UNAVAILABLE, "restarting"}); });
  EXPECT_THAT(api_->Read(kMakeReport, {}, Take()), Fails(absl::StatusCode::kUnavailable));
  EXPECT_THAT(steps_, ElementsAre("load"));
  EXPECT_EQ(server_.calls().size(), 1u);
}

TEST_F(ReadStreamTest, CarriesTheReasonOfARefusal) {
  v1::ErrorDetail detail;
  detail.set_reason("CYCLE_NOT_PUBLISHED");
  Answer([&](const auto&) {
    return Steps({}, Failure(grpc::StatusCode::FAILED_PRECONDITION, "Publish it first.", detail));
  });
  EXPECT_THAT(api_->Read(kMakeReport, {}, Take()), FailsFor("CYCLE_NOT_PUBLISHED"));
  EXPECT_EQ(server_.calls().size(), 1u);
}

TEST_F(ReadStreamTest, CancelsTheCallWhenAMessageCannotBeTaken) {
  Answer([](const auto&) {
    Progress progress = Steps({"load"});
    progress.stays_open = true;
    return progress;
  });
  const auto status = api_->Read(kMakeReport, {}, [](const v1::MakeReportProgress&) {
    return Refuse(absl::StatusCode::kInvalidArgument, "FILE_UNWRITABLE", "The disk is full.");
  });
  EXPECT_THAT(status, FailsFor("FILE_UNWRITABLE"));
  for (int i = 0; i < 500 && server_.cancelled() == 0; ++i) std::this_thread::sleep_for(Duration(10));
  EXPECT_EQ(server_.cancelled(), 1);
}

TEST_F(ReadStreamTest, CancelsTheCallOfSomebodyWhoWantsItToEnd) {
  Answer([](const auto&) {
    Progress progress = Steps({"load"});
    progress.stays_open = true;
    return progress;
  });
  std::atomic<bool> stopped = false;
  const auto take = [&](const v1::MakeReportProgress&) {
    stopped = true;
    return absl::OkStatus();
  };
  const auto status = api_->Read(kMakeReport, {}, take, [&] { return stopped.load(); });
  EXPECT_THAT(status, Fails(absl::StatusCode::kCancelled));
  EXPECT_THAT(status, FailsFor("STOPPED"));
  for (int i = 0; i < 500 && server_.cancelled() == 0; ++i) std::this_thread::sleep_for(Duration(10));
  EXPECT_EQ(server_.cancelled(), 1);
}

TEST_F(ReadStreamTest, GivesUpAtTheDeadlineOfTheWholeStream) {
  Answer([](const auto&) {
    Progress progress = Steps({"load"});
    progress.stays_open = true;
    return progress;
  });
  const auto status = Connect(Duration(300)).Read(kMakeReport, {}, Take());
  EXPECT_THAT(status, FailsFor("NO_ANSWER_IN_TIME"));
  EXPECT_THAT(steps_, ElementsAre("load"));
}

}  // namespace
}  // namespace ehcpqa::api
