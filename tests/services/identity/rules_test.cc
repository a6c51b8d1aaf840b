#include "gmock/gmock.h"
#include "services/identity/password.h"
#include "services/identity/session.h"

namespace ehcpqa::identity {
namespace {

TEST(PasswordTest, LengthIsWhatIsAsked) {
  EXPECT_EQ(PasswordProblem("three invented words", "ann"), "");
  EXPECT_EQ(PasswordProblem("élève à l'école", "ann"), "");
  for (const char* weak :
       {"", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "passwordpassword", "PasswordPassword", "123456789012"}) {
    EXPECT_NE(PasswordProblem(weak, "ann"), "") << weak;
  }
  EXPECT_NE(PasswordProblem(std::string(129, 'x') + "y", "ann"), "");
  EXPECT_NE(PasswordProblem("Hana.Marsh-2026", "hana.marsh"), "");
  EXPECT_EQ(PasswordProblem("ann has a long memory for words", "ann"), "");
}

TEST(PasswordTest, AHashVerifiesItsPasswordAndNoOther) {
  const std::string hash = HashPassword("three invented words");
  EXPECT_THAT(hash, testing::StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_TRUE(VerifyPassword(hash, "three invented words"));
  EXPECT_FALSE(VerifyPassword(hash, "three invented word"));
  EXPECT_FALSE(VerifyPassword("", "three invented words"));
  EXPECT_FALSE(VerifyPassword("", "a password that nobody has"));
  EXPECT_NE(HashPassword("three invented words"), hash) << "the salt is missing";
}

TEST(PasswordTest, OneTimePasswordsPassTheirOwnRulesAndDiffer) {
  const std::string one = MakeOneTimePassword();
  EXPECT_THAT(one, testing::MatchesRegex("[a-z0-9]{4}(-[a-z0-9]{4}){3}"));
  EXPECT_EQ(PasswordProblem(one, "ann"), "");
  EXPECT_NE(one, MakeOneTimePassword());
  EXPECT_EQ(MakeToken().size(), 43u);
}

TEST(SessionTest, EndsWhenIdleAndAtItsEnd) {
  EXPECT_TRUE(SessionOpen(0, kSessionLength, kIdleLimit - 1));
  EXPECT_FALSE(SessionOpen(0, kSessionLength, kIdleLimit));
  EXPECT_FALSE(SessionOpen(kSessionLength, kSessionLength, kSessionLength));
}

TEST(SessionTest, TheFifthWrongPasswordLocksAndALockThatHasPassedBeginsANewCount) {
  Failures failures;
  for (int i = 1; i < kFailuresBeforeLock; ++i) {
    failures = AfterWrongPassword(failures, 1000);
    EXPECT_EQ(failures.locked_until, 0) << i;
  }
  failures = AfterWrongPassword(failures, 1000);
  EXPECT_EQ(failures.locked_until, 1000 + kLockLength);
  failures = AfterWrongPassword(failures, 1000 + kLockLength);
  EXPECT_EQ(failures.count, 1);
  EXPECT_EQ(failures.locked_until, 0);
}

}  // namespace
}  // namespace ehcpqa::identity
