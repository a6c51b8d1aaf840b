#include <sys/stat.h>

#include <filesystem>

#include "clients/cli/files.h"
#include "clients/cli/secret.h"
#include "clients/cli/session_file.h"
#include "tests/clients/cli/test_environment.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::cli {
namespace {

const api::Target kTarget = {"localhost:8443", "/etc/ehcpqa/send"};

int ModeOf(const std::string& path) {
  struct stat found {};
  EXPECT_EQ(stat(path.c_str(), &found), 0) << path;
  return static_cast<int>(found.st_mode & 0777);
}

TEST(SessionFile, KeepsATokenForItsOwnerAlone) {
  TestEnvironment home;
  const SessionFile file(home.environment(), kTarget);
  ASSERT_OK_AND_ASSIGN(const std::string none, file.Read());
  EXPECT_EQ(none, "");
  ASSERT_OK(file.Write("token"));
  ASSERT_OK_AND_ASSIGN(const std::string token, file.Read());
  EXPECT_EQ(token, "token");
  EXPECT_EQ(ModeOf(file.path()), 0600);
  EXPECT_EQ(ModeOf(home.home() + "/.local/state/ehcpqa"), 0700);
  file.Remove();
  ASSERT_OK_AND_ASSIGN(const std::string gone, file.Read());
  EXPECT_EQ(gone, "");
}

TEST(SessionFile, IsOneForEachServerAndCertificate) {
  TestEnvironment home;
  const SessionFile file(home.environment(), kTarget);
  EXPECT_NE(SessionFile(home.environment(), {"localhost:8444", kTarget.certificates}).path(), file.path());
  EXPECT_NE(SessionFile(home.environment(), {kTarget.server, "/etc/ehcpqa/icb"}).path(), file.path());
  EXPECT_EQ(SessionFile(home.environment(), {kTarget.server, "/etc/ehcpqa/../ehcpqa/send"}).path(), file.path());
}

TEST(SessionFile, IsRefusedOnceOthersMayReadIt) {
  TestEnvironment home;
  const SessionFile file(home.environment(), kTarget);
  ASSERT_OK(file.Write("token"));
  chmod(file.path().c_str(), 0640);
  EXPECT_THAT(file.Read(), FailsFor("SESSION_FILE_EXPOSED"));
}

TEST(SessionFile, FollowsTheXdgSpecification) {
  TestEnvironment home;
  home.variables()["XDG_STATE_HOME"] = home.home() + "/state";
  EXPECT_EQ(SessionFile(home.environment(), kTarget).path().rfind(home.home() + "/state/ehcpqa/", 0), 0u);
  home.variables()["XDG_STATE_HOME"] = "relative";
  EXPECT_EQ(SessionFile(home.environment(), kTarget).path().rfind(home.home() + "/.local/state/ehcpqa/", 0), 0u);
  home.variables().clear();
  EXPECT_THAT(SessionFile(home.environment(), kTarget).Write("token"), FailsFor("FILE_UNWRITABLE"));
}

TEST(PrivateFile, ReplacesWhatWasThereInOneStep) {
  TestEnvironment home;
  const std::string path = home.File("cases.csv", "old");
  chmod(path.c_str(), 0644);
  ASSERT_OK(WritePrivateFile(path, "new"));
  EXPECT_EQ(ModeOf(path), 0600);
  ASSERT_OK_AND_ASSIGN(const std::string text, ReadText(home.environment(), path, 100));
  EXPECT_EQ(text, "new");
  EXPECT_THAT(WritePrivateFile("/proc/unheard/cases.csv", "x"), FailsFor("FILE_UNWRITABLE"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(home.home()), {}), 1);
}

TEST(ReadText, RefusesWhatIsTooLargeOrNotUtf8) {
  TestEnvironment home;
  EXPECT_THAT(ReadText(home.environment(), home.File("a", std::string(11, 'x')), 10), FailsFor("FILE_TOO_LARGE"));
  EXPECT_THAT(ReadText(home.environment(), home.File("b", "\xff"), 10), FailsFor("FILE_NOT_UTF8"));
  EXPECT_THAT(ReadText(home.environment(), home.home() + "/none", 10), FailsFor("FILE_UNREADABLE"));
  EXPECT_THAT(ReadText(home.environment(), home.home(), 10), FailsFor("FILE_UNREADABLE"));
}

TEST(Secret, ComesFromTheFirstLineOfAFile) {
  TestEnvironment home;
  ASSERT_OK_AND_ASSIGN(const std::string secret,
                       ReadSecret(home.environment(), home.File("p", "my secret \r\nsecond"), "", "--password-file"));
  EXPECT_EQ(secret, "my secret ");
  EXPECT_THAT(ReadSecret(home.environment(), home.File("q", "\n"), "", "--password-file"), FailsFor("SECRET_EMPTY"));
  EXPECT_THAT(ReadSecret(home.environment(), home.home() + "/none", "", "--password-file"),
              FailsFor("FILE_UNREADABLE"));
}

TEST(Secret, ComesLineByLineFromStandardInput) {
  TestEnvironment home;
  home.in().str("first\nsecond\n");
  ASSERT_OK_AND_ASSIGN(const std::string first, ReadSecret(home.environment(), "-", "", ""));
  ASSERT_OK_AND_ASSIGN(const std::string second, ReadNewSecret(home.environment(), "-", "", ""));
  EXPECT_EQ(first + "+" + second, "first+second");
}

TEST(Secret, IsNeverAskedForWithoutATerminal) {
  TestEnvironment home;
  const auto secret = ReadSecret(home.environment(), "", "Password", "--password-file");
  EXPECT_THAT(secret, FailsFor("USAGE"));
  EXPECT_THAT(std::string(secret.status().message()), testing::HasSubstr("--password-file"));
  EXPECT_THAT(home.prompts(), testing::IsEmpty());
}

TEST(Secret, IsTypedTwiceWhenItIsNew) {
  TestEnvironment home;
  home.environment().in_is_terminal = true;
  home.typed() = {"one", "one", "one", "two"};
  ASSERT_OK_AND_ASSIGN(const std::string secret, ReadNewSecret(home.environment(), "", "New", ""));
  EXPECT_EQ(secret, "one");
  EXPECT_THAT(ReadNewSecret(home.environment(), "", "New", ""), FailsFor("SECRETS_DIFFER"));
}

}  // namespace
}  // namespace ehcpqa::cli
