// The adapter over the wire: repeats, full queues, deadlines, hidden faults.
#include "services/server/server.h"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "clients/api/api.h"
#include "clients/api/directory_methods.h"
#include "clients/api/identity_methods.h"
#include "clients/api/user_methods.h"
#include "gmock/gmock.h"
#include "services/server/area.h"
#include "services/storage/connection.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::server {
namespace {

constexpr char kFirst[] = "one-time for everybody";
constexpr char kPassword[] = "three invented words";

class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    std::string pattern = std::filesystem::temp_directory_path() / "ehcpqa-server-XXXXXX";
    directory_ = mkdtemp(pattern.data());
    InitOptions init;
    init.directory = directory_ + "/area";
    init.title = "Test";
    init.la_code = "891";
    init.organisation = "county";
    init.agency = "send";
    init.administrator = "admin";
    init.one_time_password = kFirst;
    auto made = InitArea(init, SystemClock().Now());
    EXPECT_OK(made);
    certificates_ = made->certificates;
  }
  ~ServerTest() override {
    server_.reset();
    std::filesystem::remove_all(directory_);
  }

  api::Api Start(ServeOptions options = {}) {
    options.directory = directory_ + "/area";
    options.listen = "127.0.0.1:0";
    auto server = Server::Start(options, SystemClock());
    EXPECT_OK(server);
    server_ = *std::move(server);
    api::Patience once;
    once.attempts = 1;
    return *api::Api::Connect({"127.0.0.1:" + std::to_string(server_->port()), certificates_}, once);
  }

  static absl::StatusOr<v1::Session> SignIn(const api::Api& api, const std::string& password) {
    v1::SignInRequest request;
    request.set_user_name("admin");
    request.mutable_password()->set_password(password);
    return api.Call(api::kSignIn, request);
  }

  // The administrator, with a password of their own.
  api::Api Administrator(const api::Api& api) {
    const auto session = SignIn(api, kFirst);
    EXPECT_OK(session);
    const api::Api admin = api.As(session->token());
    v1::ChangePasswordRequest change;
    change.set_current_password(kFirst);
    change.set_new_password(kPassword);
    EXPECT_OK(admin.Call(api::kChangePassword, change));
    return admin;
  }

  std::string directory_, certificates_;
  std::unique_ptr<Server> server_;
};

v1::CreateServiceRequest Team(const std::string& id, const std::string& request_id) {
  v1::CreateServiceRequest request;
  request.set_agency("agencies/send");
  request.set_service_id(id);
  request.mutable_service()->set_title("Team " + id);
  request.set_request_id(request_id);
  return request;
}

TEST_F(ServerTest, ARepeatOfARequestGetsTheFirstAnswerAndChangesNothing) {
  const api::Api admin = Administrator(Start());
  ASSERT_OK_AND_ASSIGN(const v1::Service first, admin.Call(api::kCreateService, Team("psychology", "r-1")));
  ASSERT_OK_AND_ASSIGN(const v1::Service again, admin.Call(api::kCreateService, Team("psychology", "r-1")));
  EXPECT_EQ(first.SerializeAsString(), again.SerializeAsString());
  EXPECT_THAT(admin.Call(api::kCreateService, Team("psychology", "r-2")), FailsFor("ALREADY_EXISTS"));
  EXPECT_THAT(admin.Call(api::kCreateService, Team("therapy", "r-1")), FailsFor("REQUEST_ID_REUSED"));
  EXPECT_THAT(admin.Call(api::kCreateService, Team("therapy", std::string(101, 'r'))), FailsFor("FIELD_INVALID"));
}

TEST_F(ServerTest, ARepeatAfterARestartStillGetsTheFirstAnswer) {
  api::Api admin = Administrator(Start());
  ASSERT_OK(admin.Call(api::kCreateService, Team("psychology", "r-1")));
  server_.reset();
  const api::Api restarted = Start();
  ASSERT_OK_AND_ASSIGN(const v1::Session session, SignIn(restarted, kPassword));
  EXPECT_OK(restarted.As(session.token()).Call(api::kCreateService, Team("psychology", "r-1")));
}

TEST_F(ServerTest, ASecretIsNotKeptForRepeats) {
  const api::Api admin = Administrator(Start());
  v1::CreateUserRequest request;
  request.set_user_id("ann");
  request.mutable_user()->set_display_name("Ann");
  request.mutable_user()->add_memberships()->set_agency("agencies/send");
  request.mutable_user()->mutable_memberships(0)->add_roles(v1::ROLE_AUDITOR);
  request.set_request_id("r-1");
  ASSERT_OK_AND_ASSIGN(const v1::CreateUserResponse made, admin.Call(api::kCreateUser, request));
  EXPECT_FALSE(made.one_time_password().empty());
  EXPECT_THAT(admin.Call(api::kCreateUser, request), FailsFor("ALREADY_EXISTS"));
}

TEST_F(ServerTest, AFullQueueAnswersResourceExhaustedAndWhatWasAcceptedIsFinished) {
  ServeOptions options;
  options.writer.queue_capacity = 1;
  const api::Api api = Start(options);
  // While another process holds the database, one sign-in is under way, one waits, and the others are too many.
  ASSERT_OK_AND_ASSIGN(auto other,
                       storage::Connection::Open(DatabasePath(directory_ + "/area"), storage::Mode::kReadWrite));
  ASSERT_OK(other->Execute("BEGIN IMMEDIATE"));
  std::atomic<int> opened = 0, busy = 0;
  std::vector<std::thread> people;
  for (int i = 0; i < 6; ++i) {
    people.emplace_back([&] {
      const auto session = SignIn(api, kFirst);
      opened += session.ok();
      busy += session.status().code() == absl::StatusCode::kResourceExhausted &&
              InfoOf(session.status()).reason == "SERVER_BUSY";
    });
  }
  for (int i = 0; i < 400 && busy < 4; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  ASSERT_OK(other->Execute("ROLLBACK"));
  for (std::thread& person : people) person.join();
  EXPECT_GE(busy, 3);
  EXPECT_GE(opened, 1);
  EXPECT_EQ(opened + busy, 6);
}

TEST_F(ServerTest, AFaultIsLoggedAndItsTextStaysOnTheServer) {
  const api::Api admin = Administrator(Start());
  {
    // A table that is gone is a fault, not a refusal.
    ASSERT_OK_AND_ASSIGN(auto connection,
                         storage::Connection::Open(DatabasePath(directory_ + "/area"), storage::Mode::kReadWrite));
    ASSERT_OK(connection->Execute("ALTER TABLE services RENAME TO services_gone"));
  }
  const auto failed = admin.Call(api::kListServices, v1::ListServicesRequest());
  EXPECT_EQ(failed.status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(std::string(failed.status().message()).find("services"), std::string::npos) << failed.status();
}

TEST_F(ServerTest, ASecondServerOfTheSameAreaIsRefused) {
  Start();
  ServeOptions options;
  options.directory = directory_ + "/area";
  options.listen = "127.0.0.1:0";
  EXPECT_THAT(Server::Start(options, SystemClock()), Fails(absl::StatusCode::kFailedPrecondition));
}

}  // namespace
}  // namespace ehcpqa::server
