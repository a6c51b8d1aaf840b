#include <atomic>

#include "clients/api/api.h"
#include "tests/clients/api/contract_server.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::api {
namespace {

constexpr char kImport[] = "RegisterService/ImportRegister";

class ImportTest : public testing::Test {
 protected:
  ImportTest() {
    Patience patience;
    patience.first_pause = Duration(5);
    auto api = Api::Connect({server_.address(), server_.certificates()}, patience);
    EXPECT_OK(api);
    api_ = std::make_unique<Api>(*std::move(api));
  }

  // `persons` with `rows` rows each.
  static ImportSource Source(int persons, int rows) {
    return [=](ImportSink& sink) {
      v1::PersonRows person;
      for (int row = 0; row < rows; ++row) person.add_rows();
      for (int i = 0; i < persons; ++i) {
        person.set_plan_ref(std::to_string(i));
        RETURN_IF_ERROR(sink.Add(person));
      }
      return absl::OkStatus();
    };
  }
  static const v1::ImportRegisterRequest& Part(const ReceivedCall& call, size_t i) {
    return static_cast<const v1::ImportRegisterRequest&>(*call.requests.at(i));
  }
  static v1::ImportHeader Header() {
    v1::ImportHeader header;
    header.set_la("891");
    return header;
  }

  ContractServer server_;
  std::unique_ptr<Api> api_;
};

TEST_F(ImportTest, SendsTheHeaderThenWholePersonsInBatchesOfAtMostAThousandRows) {
  server_.OnMessage(kImport, [](const auto&, auto* reply) {
    static_cast<v1::ImportReport*>(reply)->set_snapshot("snapshots/891-2025-01-16-1");
    return grpc::Status::OK;
  });
  ASSERT_OK_AND_ASSIGN(const auto report, api_->As("token").ImportRegister(Header(), Source(1201, 3)));
  EXPECT_EQ(report.snapshot(), "snapshots/891-2025-01-16-1");
  const ReceivedCall call = server_.calls().at(0);
  EXPECT_EQ(call.authorization, "Bearer token");
  EXPECT_EQ(Part(call, 0).header().la(), "891");
  EXPECT_EQ(Part(call, 0).header().request_id().size(), 36u);
  int next = 0;
  for (size_t i = 1; i < call.requests.size(); ++i) {
    int rows = 0;
    for (const auto& person : Part(call, i).persons().persons()) {
      EXPECT_EQ(person.plan_ref(), std::to_string(next++));
      rows += person.rows_size();
    }
    EXPECT_LE(rows, 1000);
  }
  EXPECT_EQ(next, 1201);
  EXPECT_EQ(call.requests.size(), 1 + 4u);
}

TEST_F(ImportTest, AnswersWhyTheServerEndedTheStreamAndStopsReading) {
  v1::ErrorDetail detail;
  detail.set_reason("NOT_OWN_LA");
  server_.EndStreamsEarly(Failure(grpc::StatusCode::PERMISSION_DENIED, "Not your authority.", detail));
  int64_t read = 0;
  const auto answer = api_->ImportRegister(Header(), [&](ImportSink& sink) -> absl::Status {
    v1::PersonRows person;
    for (int row = 0; row < 1000; ++row) person.add_rows();
    for (; read < 1'000'000; ++read) RETURN_IF_ERROR(sink.Add(person));
    return absl::OkStatus();
  });
  EXPECT_THAT(answer, FailsFor("NOT_OWN_LA"));
  EXPECT_LT(read, 1'000'000);
}

TEST_F(ImportTest, CancelsWhenTheReturnItselfIsBroken) {
  server_.AnswerAll();
  const auto answer = api_->ImportRegister(Header(), [](ImportSink& sink) -> absl::Status {
    v1::PersonRows person;
    person.add_rows();
    RETURN_IF_ERROR(sink.Add(person));
    return Refuse(absl::StatusCode::kInvalidArgument, "RETURN_UNREADABLE", "return.xml, line 12: cut short.");
  });
  EXPECT_THAT(answer, FailsFor("RETURN_UNREADABLE"));
}

TEST_F(ImportTest, ReadsTheReturnAgainWhenTheConnectionBroke) {
  std::atomic<int> attempts = 0;
  server_.OnMessage(kImport, [&](const auto&, auto*) {
    return ++attempts < 3 ? grpc::Status(grpc::StatusCode::UNAVAILABLE, "restarting") : grpc::Status::OK;
  });
  ASSERT_OK(api_->ImportRegister(Header(), Source(5, 1)));
  const auto calls = server_.calls();
  ASSERT_EQ(calls.size(), 3u);
  for (const ReceivedCall& call : calls) {
    EXPECT_EQ(Part(call, 0).header().request_id(), Part(calls[0], 0).header().request_id());
    EXPECT_EQ(Part(call, 1).persons().persons_size(), 5);
  }
}

}  // namespace
}  // namespace ehcpqa::api
