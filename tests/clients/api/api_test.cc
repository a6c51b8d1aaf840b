#include "clients/api/api.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include "clients/api/cycle_methods.h"
#include "clients/api/identity_methods.h"
#include "clients/api/user_methods.h"
#include "tests/clients/api/contract_server.h"
#include "tests/clients/api/test_certificates.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::api {
namespace {

using testing::HasSubstr;

Patience Brisk() {
  Patience patience;
  patience.quick = std::chrono::seconds(10);
  patience.first_pause = Duration(5);
  return patience;
}

class ApiTest : public testing::Test {
 protected:
  Api Connect(const Patience& patience = Brisk()) {
    auto api = Api::Connect({server_.address(), server_.certificates()}, patience);
    EXPECT_OK(api);
    return *std::move(api);
  }
  static std::string RequestId(const ReceivedCall& call) {
    const auto& request = *call.requests.at(0);
    return request.GetReflection()->GetString(request, request.GetDescriptor()->FindFieldByName("request_id"));
  }

  ContractServer server_;
};

TEST_F(ApiTest, CallsOverMutualTlsWithTheSessionTokenOfTheCaller) {
  v1::Cycle cycle;
  cycle.set_name("cycles/2025q4");
  server_.Reply(kGetCycle, cycle);
  ASSERT_OK_AND_ASSIGN(const v1::Cycle got, Connect().As("abc-DEF_123").Call(kGetCycle, {}));
  EXPECT_EQ(got.name(), "cycles/2025q4");
  EXPECT_EQ(server_.calls().at(0).authorization, "Bearer abc-DEF_123");
}

TEST_F(ApiTest, SendsNoTokenForNobody) {
  server_.AnswerAll();
  ASSERT_OK(Connect().Call(kSignIn, {}));
  EXPECT_EQ(server_.calls().at(0).authorization, "");
}

TEST_F(ApiTest, RefusesATokenThatMetadataCannotCarryWithoutAskingTheServer) {
  const auto answer = Connect().As("line\r\nbreak").Call(kGetCycle, {});
  EXPECT_THAT(answer, Fails(absl::StatusCode::kUnauthenticated));
  EXPECT_THAT(answer, FailsFor("SIGN_IN_REQUIRED"));
  EXPECT_TRUE(server_.calls().empty());
}

TEST_F(ApiTest, NamesEveryWriteAnewAndKeepsTheNameOverRetries) {
  std::atomic<int> attempts = 0;
  server_.On<v1::FreezeCycleRequest, v1::FreezeCycleResponse>(kFreezeCycle, [&](const auto&, auto*) {
    return ++attempts < 3 ? grpc::Status(grpc::StatusCode::UNAVAILABLE, "restarting") : grpc::Status::OK;
  });
  const Api api = Connect();
  ASSERT_OK(api.Call(kFreezeCycle, {}));
  ASSERT_OK(api.Call(kFreezeCycle, {}));
  const auto calls = server_.calls();
  ASSERT_EQ(calls.size(), 4u);
  EXPECT_THAT(RequestId(calls[0]),
              testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  EXPECT_EQ(RequestId(calls[1]), RequestId(calls[0]));
  EXPECT_EQ(RequestId(calls[2]), RequestId(calls[0]));
  EXPECT_NE(RequestId(calls[3]), RequestId(calls[0]));
}

TEST_F(ApiTest, KeepsTheRequestIdThatTheCallerChose) {
  server_.AnswerAll();
  v1::FreezeCycleRequest request;
  request.set_request_id("mine");
  ASSERT_OK(Connect().Call(kFreezeCycle, request));
  EXPECT_EQ(RequestId(server_.calls().at(0)), "mine");
}

TEST_F(ApiTest, RetriesOnlyWhatSaysNotNow) {
  const std::map<grpc::StatusCode, size_t> tries = {{grpc::StatusCode::UNAVAILABLE, 5},
                                                    {grpc::StatusCode::RESOURCE_EXHAUSTED, 5},
                                                    {grpc::StatusCode::INTERNAL, 1},
                                                    {grpc::StatusCode::ABORTED, 1},
                                                    {grpc::StatusCode::FAILED_PRECONDITION, 1},
                                                    {grpc::StatusCode::DEADLINE_EXCEEDED, 1},
                                                    {grpc::StatusCode::UNKNOWN, 1},
                                                    {grpc::StatusCode::UNAUTHENTICATED, 1}};
  const Api api = Connect();
  for (const auto& [code, expected] : tries) {
    const size_t before = server_.calls().size();
    server_.On<v1::GetCycleRequest, v1::Cycle>(kGetCycle, [&](const auto&, auto*) { return grpc::Status(code, "no"); });
    EXPECT_THAT(api.Call(kGetCycle, {}), Fails(static_cast<absl::StatusCode>(code)));
    EXPECT_EQ(server_.calls().size() - before, expected) << code;
  }
}

TEST_F(ApiTest, NeverRepeatsACallWhoseReplyIsASecret) {
  server_.On<v1::CreateUserRequest, v1::CreateUserResponse>(
      kCreateUser, [](const auto&, auto*) { return grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone"); });
  EXPECT_THAT(Connect().Call(kCreateUser, {}), Fails(absl::StatusCode::kUnavailable));
  EXPECT_EQ(server_.calls().size(), 1u);
}

TEST_F(ApiTest, CarriesReasonViolationsAndEtagOfAFailure) {
  v1::ErrorDetail detail;
  detail.set_reason("STALE_ETAG");
  detail.set_current_etag("7");
  auto* violation = detail.add_violations();
  violation->set_field("cycle.title");
  violation->set_message("must be 1 to 120 characters");
  server_.On<v1::GetCycleRequest, v1::Cycle>(
      kGetCycle, [&](const auto&, auto*) { return Failure(grpc::StatusCode::ABORTED, "Changed since.", detail); });
  const auto answer = Connect().Call(kGetCycle, {});
  EXPECT_THAT(answer, Fails(absl::StatusCode::kAborted));
  EXPECT_EQ(std::string(answer.status().message()), "Changed since.");
  const ErrorInfo info = InfoOf(answer.status());
  EXPECT_EQ(info.reason, "STALE_ETAG");
  EXPECT_EQ(info.current_etag, "7");
  EXPECT_THAT(info.violations, testing::ElementsAre(FieldViolation{"cycle.title", "must be 1 to 120 characters"}));
}

TEST_F(ApiTest, SurvivesDetailsThatAreNotOurs) {
  server_.On<v1::GetCycleRequest, v1::Cycle>(kGetCycle, [&](const auto&, auto*) {
    return grpc::Status(grpc::StatusCode::NOT_FOUND, "no", "\xff\xff rubbish");
  });
  const auto answer = Connect().Call(kGetCycle, {});
  EXPECT_THAT(answer, Fails(absl::StatusCode::kNotFound));
  EXPECT_EQ(InfoOf(answer.status()).reason, "");
}

TEST_F(ApiTest, ReadsAListToItsEnd) {
  server_.On<v1::ListCyclesRequest, v1::ListCyclesResponse>(kListCycles, [](const auto& request, auto* page) {
    const int from = request.page_token().empty() ? 0 : std::stoi(request.page_token());
    for (int i = from; i < from + 2; ++i) page->add_cycles()->set_name("cycles/" + std::to_string(i));
    if (from < 4) page->set_next_page_token(std::to_string(from + 2));
    return grpc::Status::OK;
  });
  ASSERT_OK_AND_ASSIGN(const auto all, Connect().ListAll(kListCycles, {}));
  ASSERT_EQ(all.cycles_size(), 6);
  EXPECT_EQ(all.cycles(5).name(), "cycles/5");
  EXPECT_EQ(all.next_page_token(), "");
}

TEST_F(ApiTest, StopsWhenAPageTokenRepeats) {
  server_.On<v1::ListCyclesRequest, v1::ListCyclesResponse>(kListCycles, [](const auto&, auto* page) {
    page->set_next_page_token("again");
    return grpc::Status::OK;
  });
  EXPECT_THAT(Connect().ListAll(kListCycles, {}), Fails(absl::StatusCode::kInternal));
}

TEST_F(ApiTest, GivesUpAtTheDeadline) {
  const auto answered = std::make_shared<std::atomic<bool>>(false);
  server_.On<v1::GetCycleRequest, v1::Cycle>(kGetCycle, [answered](const auto&, auto*) {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    *answered = true;
    return grpc::Status::OK;
  });
  Patience patience = Brisk();
  patience.quick = Duration(100);
  const auto answer = Connect(patience).Call(kGetCycle, {});
  EXPECT_FALSE(*answered);
  EXPECT_THAT(answer, Fails(absl::StatusCode::kDeadlineExceeded));
  EXPECT_THAT(answer, FailsFor("NO_ANSWER_IN_TIME"));
}

TEST_F(ApiTest, KeepsCallersOnOneConnectionApart) {
  server_.AnswerAll();
  const Api api = Connect();
  std::vector<std::thread> threads;
  for (int person = 0; person < 8; ++person) {
    threads.emplace_back([&api, person] {
      const Api mine = api.As("person" + std::to_string(person));
      v1::GetCycleRequest request;
      request.set_name("cycles/" + std::to_string(person));
      for (int i = 0; i < 20; ++i) EXPECT_OK(mine.Call(kGetCycle, request));
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto calls = server_.calls();
  EXPECT_EQ(calls.size(), 160u);
  for (const ReceivedCall& call : calls) {
    const auto& request = static_cast<const v1::GetCycleRequest&>(*call.requests.at(0));
    EXPECT_EQ(call.authorization, "Bearer person" + request.name().substr(7));
  }
}

TEST_F(ApiTest, SaysThatNothingListensAndWhere) {
  const std::string address = [] {
    ContractServer gone;
    return gone.address();
  }();
  ASSERT_OK_AND_ASSIGN(const Api api, Api::Connect({address, server_.certificates()}, Brisk()));
  const auto answer = api.Call(kGetCycle, {});
  EXPECT_THAT(answer, Fails(absl::StatusCode::kUnavailable));
  EXPECT_THAT(answer, FailsFor("SERVER_UNREACHABLE"));
  EXPECT_THAT(std::string(answer.status().message()), HasSubstr(address));
}

TEST_F(ApiTest, DoesNotTrustAServerOfAnotherAuthorityNorIsTrustedByIt) {
  ContractServer other;
  other.AnswerAll();
  ASSERT_OK_AND_ASSIGN(const Api api, Api::Connect({other.address(), server_.certificates()}, Brisk()));
  EXPECT_THAT(api.Call(kGetCycle, {}), FailsFor("SERVER_UNREACHABLE"));

  // Our server, its authority trusted, but a certificate of the other authority in hand.
  for (const char* name : {"client.pem", "client.key"}) {
    std::filesystem::copy_file(server_.certificates() + "/" + name, other.certificates() + "/" + name,
                               std::filesystem::copy_options::overwrite_existing);
  }
  ASSERT_OK_AND_ASSIGN(const Api intruder, Api::Connect({other.address(), other.certificates()}, Brisk()));
  EXPECT_THAT(intruder.Call(kGetCycle, {}), FailsFor("SERVER_UNREACHABLE"));
  EXPECT_TRUE(other.calls().empty());
}

TEST_F(ApiTest, NamesTheCertificateThatCannotBeRead) {
  std::filesystem::remove(server_.certificates() + "/client.key");
  const auto missing = Api::Connect({server_.address(), server_.certificates()});
  EXPECT_THAT(missing, FailsFor("CERTIFICATES_UNREADABLE"));
  EXPECT_THAT(std::string(missing.status().message()), HasSubstr("client.key"));
  std::ofstream(server_.certificates() + "/client.key") << "not a key";
  EXPECT_THAT(Api::Connect({server_.address(), server_.certificates()}), FailsFor("CERTIFICATES_UNREADABLE"));
}

TEST_F(ApiTest, FailsOverACertificateThatIsBroken) {
  std::ofstream(server_.certificates() + "/client.pem")
      << "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  ASSERT_OK_AND_ASSIGN(const Api api, Api::Connect({server_.address(), server_.certificates()}, Brisk()));
  EXPECT_THAT(api.Call(kGetCycle, {}), FailsFor("SERVER_UNREACHABLE"));
}

TEST_F(ApiTest, RefusesAnAddressThatIsNotHostAndPort) {
  for (const char* address :
       {"", "localhost", "localhost:", ":8443", "localhost:0", "localhost:65536", "https://localhost:1"}) {
    EXPECT_THAT(Api::Connect({address, server_.certificates()}), FailsFor("SERVER_ADDRESS")) << address;
  }
}

}  // namespace
}  // namespace ehcpqa::api
