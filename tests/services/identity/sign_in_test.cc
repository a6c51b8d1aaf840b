#include <atomic>
#include <thread>

#include "gmock/gmock.h"
#include "services/base/digest.h"
#include "services/identity/authenticator.h"
#include "services/identity/identity_service.h"
#include "services/identity/session.h"
#include "services/identity/session_store.h"
#include "services/identity/user_service.h"
#include "services/rpc/keep_changes.h"
#include "services/storage/readers.h"
#include "tests/support/area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::identity {
namespace {

constexpr char kPassword[] = "three invented words";

class SignInTest : public testing::Test {
 protected:
  SignInTest() {
    area_.AddNottinghamshire();
    admin_ = area_.AddUser("admin", "notts-send", RoleBit(v1::ROLE_ADMINISTRATOR));
    Issue("AA01", "notts-send");
    Issue("AA02", "icb-health");
    AddPerson("hana", "icb-health", v1::ROLE_AUDITOR);
    AddPerson("lara", "forum", v1::ROLE_LAY_MEMBER);
  }

  void Issue(const std::string& serial, const std::string& agency) {
    EXPECT_OK(area_.Write([&](storage::Transaction& tx) {
      return InsertCertificate(tx, {serial, agency, "", "", ""});
    }));
  }

  void AddPerson(const std::string& id, const std::string& agency, v1::Role role) {
    v1::CreateUserRequest request;
    request.set_user_id(id);
    request.set_one_time_password(kPassword);
    request.mutable_user()->set_display_name(id);
    request.mutable_user()->add_memberships()->set_agency("agencies/" + agency);
    request.mutable_user()->mutable_memberships(0)->add_roles(role);
    auto password = area_.Read([&](storage::Snapshot& s) { return PrepareCreateUser(s, admin_, request); });
    ASSERT_OK(password);
    ASSERT_OK(area_.Write([&](storage::Transaction& tx) { return CommitCreateUser(tx, admin_, request, *password); }));
  }

  // As the adapter does it: a refusal may keep what it wrote.
  absl::StatusOr<v1::Session> SignIn(const std::string& user, const std::string& password,
                                     const std::string& certificate_agency) {
    v1::SignInRequest request;
    request.set_user_name(user);
    request.mutable_password()->set_password(password);
    Caller caller;
    caller.certificate_agency = certificate_agency;
    auto check = area_.Read([&](storage::Snapshot& s) { return PrepareSignIn(s, caller, request); });
    if (!check.ok()) return check.status();
    absl::StatusOr<v1::Session> session = absl::UnknownError("");
    const absl::Status kept = area_.Write([&](storage::Transaction& tx) -> absl::Status {
      session = CommitSignIn(tx, caller, request, *check);
      return session.ok() || rpc::KeepsChanges(session.status()) ? absl::OkStatus() : session.status();
    });
    return session;
  }

  absl::StatusOr<Caller> Authenticate(const std::string& token, const std::string& serial) {
    return area_.Read([&](storage::Snapshot& s) { return authenticator_.Authenticate(s, {token, serial}); });
  }

  TestArea area_;
  Caller admin_;
  Authenticator authenticator_;
};

TEST_F(SignInTest, OpensASessionForTheAgencyOfTheCertificate) {
  ASSERT_OK_AND_ASSIGN(const v1::Session session, SignIn("hana", kPassword, "icb-health"));
  EXPECT_EQ(session.caller().agency(), "agencies/icb-health");
  EXPECT_TRUE(session.caller().password_change_required());
  ASSERT_OK_AND_ASSIGN(const Caller caller, Authenticate(session.token(), "AA02"));
  EXPECT_EQ(caller.user, "hana");
  EXPECT_TRUE(caller.Has(v1::ROLE_AUDITOR));
}

TEST_F(SignInTest, TheTokenIsStoredNowhere) {
  ASSERT_OK_AND_ASSIGN(const v1::Session session, SignIn("hana", kPassword, "icb-health"));
  for (const char* action : {"session.open", "user.create"}) {
    EXPECT_EQ(area_.LastPayload(action).find(session.token()), std::string::npos);
    EXPECT_EQ(area_.LastPayload(action).find(kPassword), std::string::npos);
  }
}

TEST_F(SignInTest, AHealthPersonCannotSignInThroughEducationButAPartnerCan) {
  EXPECT_THAT(SignIn("hana", kPassword, "notts-send"), FailsFor("CERTIFICATE_OF_OTHER_AGENCY"));
  ASSERT_OK_AND_ASSIGN(const v1::Session session, SignIn("lara", kPassword, "notts-send"));
  EXPECT_EQ(session.caller().agency(), "agencies/forum");
  EXPECT_THAT(SignIn("lara", kPassword, "icb-health"), FailsFor("CERTIFICATE_OF_OTHER_AGENCY"));
}

TEST_F(SignInTest, WrongPasswordsAreCountedAndLock) {
  for (int i = 0; i < 5; ++i)
    EXPECT_THAT(SignIn("hana", "wrong wrong wrong", "icb-health"), FailsFor("SIGN_IN_FAILED"));
  EXPECT_THAT(SignIn("hana", kPassword, "icb-health"), FailsFor("ACCOUNT_LOCKED"));
  area_.Advance(kLockLength);
  EXPECT_OK(SignIn("hana", kPassword, "icb-health"));
  EXPECT_THAT(SignIn("nobody", kPassword, "icb-health"), FailsFor("SIGN_IN_FAILED"));
}

TEST_F(SignInTest, APasswordChangedInBetweenDoesNotOpenASession) {
  v1::SignInRequest request;
  request.set_user_name("hana");
  request.mutable_password()->set_password(kPassword);
  Caller caller;
  caller.certificate_agency = "icb-health";
  auto check = area_.Read([&](storage::Snapshot& s) { return PrepareSignIn(s, caller, request); });
  ASSERT_OK(check);
  v1::ResetPasswordRequest reset;
  reset.set_name("users/hana");
  auto password = area_.Read([&](storage::Snapshot& s) { return PrepareResetPassword(s, admin_, reset); });
  ASSERT_OK(password);
  ASSERT_OK(area_.Write([&](storage::Transaction& tx) { return CommitResetPassword(tx, admin_, reset, *password); }));
  EXPECT_THAT(area_.Write([&](storage::Transaction& tx) { return CommitSignIn(tx, caller, request, *check); }),
              FailsFor("SIGN_IN_FAILED"));
}

TEST_F(SignInTest, SessionsEndWhenIdleLockedOrRevoked) {
  ASSERT_OK_AND_ASSIGN(const v1::Session session, SignIn("hana", kPassword, "icb-health"));
  EXPECT_OK(Authenticate(session.token(), "AA02"));
  EXPECT_THAT(Authenticate(session.token(), "AA01"), FailsFor("CERTIFICATE_OF_OTHER_AGENCY"));
  EXPECT_THAT(Authenticate(session.token(), "FFFF"), FailsFor("CERTIFICATE_UNKNOWN"));
  EXPECT_THAT(Authenticate("", "AA02"), FailsFor("SIGN_IN_REQUIRED"));
  EXPECT_THAT(Authenticate("another", "AA02"), FailsFor("SESSION_EXPIRED"));
  area_.Advance(kIdleLimit);
  EXPECT_THAT(Authenticate(session.token(), "AA02"), FailsFor("SESSION_EXPIRED"));

  ASSERT_OK_AND_ASSIGN(const v1::Session second, SignIn("hana", kPassword, "icb-health"));
  EXPECT_OK(Authenticate(second.token(), "AA02"));
  v1::LockUserRequest lock;
  lock.set_name("users/hana");
  lock.set_reason("left the trust");
  ASSERT_OK(area_.Write([&](storage::Transaction& tx) { return LockUser(tx, admin_, lock); }));
  // What the authenticator keeps is a second old at most.
  area_.Advance(1000);
  EXPECT_THAT(Authenticate(second.token(), "AA02"), FailsFor("SESSION_EXPIRED"));
}

TEST_F(SignInTest, ARevokedCertificateIsRefusedWithinASecond) {
  ASSERT_OK_AND_ASSIGN(const v1::Session session, SignIn("hana", kPassword, "icb-health"));
  EXPECT_OK(Authenticate(session.token(), "AA02"));
  ASSERT_OK(area_.Write([&](storage::Transaction& tx) { return RevokeCertificate(tx, "AA02"); }));
  area_.Advance(1000);
  EXPECT_THAT(Authenticate(session.token(), "AA02"), FailsFor("CERTIFICATE_REVOKED"));
}

TEST_F(SignInTest, TheLastUseIsNotedOnceAMinute) {
  ASSERT_OK_AND_ASSIGN(const v1::Session session, SignIn("hana", kPassword, "icb-health"));
  ASSERT_OK_AND_ASSIGN(const Caller caller, Authenticate(session.token(), "AA02"));
  EXPECT_FALSE(authenticator_.TouchDue(caller, area_.now() + kTouchEvery - 1));
  EXPECT_TRUE(authenticator_.TouchDue(caller, area_.now() + kTouchEvery));
  EXPECT_FALSE(authenticator_.TouchDue(caller, area_.now() + kTouchEvery + 1));
}

TEST_F(SignInTest, ManyThreadsAuthenticateWhileOthersForget) {
  ASSERT_OK_AND_ASSIGN(const v1::Session session, SignIn("hana", kPassword, "icb-health"));
  class StandingClock final : public Clock {
   public:
    explicit StandingClock(Millis now) : now_(now) {}
    Millis Now() const override { return now_; }

   private:
    const Millis now_;
  };
  const StandingClock clock(area_.now());
  ASSERT_OK_AND_ASSIGN(const auto readers, storage::Readers::Open(area_.path(), clock, {3, 4096}));
  std::atomic<int> admitted = 0;
  for (int i = 0; i < 600; ++i) {
    ASSERT_OK(readers->Submit(
        [&](storage::Snapshot& snapshot) {
          const auto caller = authenticator_.Authenticate(snapshot, {session.token(), "AA02"});
          if (caller.ok()) ++admitted;
          if (caller.ok()) (void)authenticator_.TouchDue(*caller, snapshot.now() + kTouchEvery);
        },
        [](const absl::Status&) {}));
    if (i % 50 == 0) authenticator_.Forget();
  }
  readers->Shutdown();
  EXPECT_EQ(admitted, 600);
}

}  // namespace
}  // namespace ehcpqa::identity
