// Restarts, certificates and sign-ins: what was acknowledged is there, what is not allowed is refused.
#include <atomic>
#include <csignal>
#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "tests/journeys/live_area.h"

namespace ehcpqa::journeys {
namespace {

TEST(RestartTest, WhatWasAcknowledgedSurvivesAKillAndTheTrailHolds) {
  LiveArea area;
  const Person& admin = area["admin"];
  std::atomic<int> acknowledged = 0;
  std::thread worker([&] {
    for (int i = 0; i < 200; ++i) {
      const std::string id = "team-" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i);
      if (admin({"service", "create", "send/" + id, "--title", "Team " + std::to_string(i)}).code != 0) return;
      ++acknowledged;
    }
  });
  while (acknowledged < 15) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  area.Stop(SIGKILL);
  worker.join();
  const int before = acknowledged;
  area.Start();
  // Sessions outlive the server, too.
  const auto services = admin.Json({"service", "list"})["services"];
  EXPECT_GE(services.size(), static_cast<size_t>(before));
  EXPECT_LE(services.size(), static_cast<size_t>(before) + 1);
  const auto verified = admin.Json({"trail", "verify"});
  EXPECT_TRUE(verified["intact"].get<bool>()) << verified;
}

TEST(RestartTest, SigtermEndsCleanly) {
  LiveArea area(/*staffed=*/false);
  EXPECT_EQ(area.Stop(SIGTERM), 0);
  EXPECT_THAT(area.log(), testing::HasSubstr("\"stopped\""));
  const Result result = area["admin"]({"whoami"});
  EXPECT_EQ(result.code, 3) << result.err;
}

TEST(RestartTest, AnAreaIsServedOnceAndNeverOverwritten) {
  LiveArea area(/*staffed=*/false);
  const Result second = RunProgram({"ehcpqad", "serve", "--data", area.data(), "--listen", "127.0.0.1:0"});
  EXPECT_EQ(second.code, 1);
  EXPECT_THAT(second.err, testing::HasSubstr("served already"));
  const Result again = RunProgram({"ehcpqad", "init", "--data", area.data(), "--area", "Other", "--la", "892"});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, testing::HasSubstr("not empty"));
}

TEST(RestartTest, ADatabaseAlteredByHandIsRefusedWithWhatToDo) {
  LiveArea area(/*staffed=*/false);
  EXPECT_EQ(area.Stop(SIGTERM), 0);
  ASSERT_EQ(RunProgram({"sqlite3", area.data() + "/area.db", "DROP TRIGGER events_are_never_changed"}).code, 0);
  const Result altered = RunProgram({"ehcpqad", "serve", "--data", area.data(), "--listen", "127.0.0.1:0"});
  EXPECT_EQ(altered.code, 1);
  EXPECT_THAT(altered.err, testing::HasSubstr("backup"));
}

TEST(RestartTest, TheTrailNamesTheFirstBadLink) {
  LiveArea area(/*staffed=*/false);
  EXPECT_EQ(area.Stop(SIGTERM), 0);
  // Somebody with the file removes the guard, rewrites history, and puts the guard back.
  ASSERT_EQ(
      RunProgram(
          {"sqlite3", area.data() + "/area.db",
           "CREATE TEMP TABLE guard AS SELECT sql FROM sqlite_schema WHERE name = 'events_are_never_changed';"
           "DROP TRIGGER events_are_never_changed; UPDATE events SET actor_name = 'Somebody else' WHERE sequence = 2;"})
          .code,
      0);
  const Result guard = RunProgram({"grep", "-A1", "CREATE TRIGGER events_are_never_changed",
                                   std::string(EHCPQA_SOURCE_DIR) + "/schema/001_trail.sql"});
  ASSERT_EQ(RunProgram({"sqlite3", area.data() + "/area.db"}, {}, guard.out).code, 0);
  area.Start();
  const Result verified = area["admin"]({"trail", "verify", "--output", "json"});
  EXPECT_FALSE(verified.json()["intact"].get<bool>());
  EXPECT_EQ(verified.json()["first_bad_sequence"], "2");
}

TEST(CertificateTest, AWrongOrRevokedCertificateDoesNotGetIn) {
  LiveArea area;
  // Another area's certificate is not of this authority.
  LiveArea other(/*staffed=*/false);
  Environment stranger = area["edith"].environment();
  stranger["EHCPQA_CERTIFICATES"] = other.certificates("send");
  EXPECT_EQ(Person("stranger", stranger)({"whoami"}).code, 3);
  // A token works only through the client it was opened through.
  Environment borrowed = area["edith"].environment();
  borrowed["EHCPQA_CERTIFICATES"] = area.certificates("icb");
  EXPECT_EQ(Person("borrower", borrowed).Refusal({"whoami"}), "CERTIFICATE_OF_OTHER_AGENCY");
  // A health user cannot sign in through the education client.
  const Result wrong =
      area.Nobody("send")({"login", "hana", "--password-file", area.directory() + "/password", "--output", "json"});
  EXPECT_EQ(wrong.code, 1);
  EXPECT_THAT(wrong.err, testing::HasSubstr("CERTIFICATE_OF_OTHER_AGENCY"));
  // Revoked: refused within a second or so, without a restart.
  const Result listed = RunProgram({"ehcpqad", "certificate", "list", "--data", area.data(), "--output", "json"});
  std::string serial;
  const auto certificates = listed.json()["certificates"];
  for (const auto& certificate : certificates) {
    if (certificate["agency"] == "agencies/icb") serial = certificate["serial"];
  }
  EXPECT_EQ(area["hana"]({"whoami"}).code, 0);
  const Result revoked = RunProgram({"ehcpqad", "certificate", "revoke", serial, "--data", area.data()});
  ASSERT_EQ(revoked.code, 0) << serial << revoked.err << listed.out << listed.err;
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  EXPECT_EQ(area["hana"].Refusal({"whoami"}), "CERTIFICATE_REVOKED");
  EXPECT_EQ(area["edith"]({"whoami"}).code, 0);
}

TEST(SignInTest, FiveWrongPasswordsLockAndOneTimePasswordsMustBeChanged) {
  LiveArea area;
  const std::string wrong = WriteFile(area.directory() + "/wrong", "not the password at all\n");
  const Person nobody = area.Nobody("send");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(nobody.Refusal({"login", "edwin", "--password-file", wrong}), "SIGN_IN_FAILED");
  EXPECT_EQ(nobody.Refusal({"login", "edwin", "--password-file", area.directory() + "/password"}), "ACCOUNT_LOCKED");
  EXPECT_EQ(nobody.Refusal({"login", "nobody-here", "--password-file", wrong}), "SIGN_IN_FAILED");
  // The administrator resets; until the one-time password is changed nothing else is possible.
  const auto reset = area["admin"].Json({"user", "reset-password", "edwin"});
  const std::string one_time =
      WriteFile(area.directory() + "/one-time", reset["one_time_password"].get<std::string>() + "\n");
  Environment environment = nobody.environment();
  environment["EHCPQA_TOKEN"] = nobody.Json({"login", "edwin", "--password-file", one_time})["token"];
  const Person edwin("edwin", environment);
  EXPECT_EQ(edwin.Refusal({"audit", "mine"}), "PASSWORD_CHANGE_REQUIRED");
  edwin.Json({"password", "--password-file", one_time, "--new-password-file", area.directory() + "/password"});
  edwin.Json({"audit", "mine"});
  edwin.Json({"logout"});
  EXPECT_EQ(edwin.Refusal({"audit", "mine"}), "SESSION_EXPIRED");
}

}  // namespace
}  // namespace ehcpqa::journeys
