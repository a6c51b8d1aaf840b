#include "clients/cli/failure.h"

#include "gmock/gmock.h"
#include "nlohmann/json.hpp"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;

TEST(Failure, ExitsByWhatWentWrong) {
  EXPECT_EQ(ExitCodeOf(absl::OkStatus()), 0);
  EXPECT_EQ(ExitCodeOf(NoSuch("cycles/x")), 1);
  EXPECT_EQ(ExitCodeOf(NotNow("CYCLE_STATE", "no")), 1);
  EXPECT_EQ(ExitCodeOf(absl::InternalError("")), 1);
  EXPECT_EQ(ExitCodeOf(Refuse(absl::StatusCode::kUnauthenticated, "SESSION_EXPIRED", "no")), 1);
  EXPECT_EQ(ExitCodeOf(FieldInvalid("title", "too long")), 1);
  EXPECT_EQ(ExitCodeOf(Refuse(absl::StatusCode::kInvalidArgument, "USAGE", "no")), 2);
  EXPECT_EQ(ExitCodeOf(Refuse(absl::StatusCode::kInvalidArgument, "SERVER_ADDRESS", "no")), 2);
  EXPECT_EQ(ExitCodeOf(absl::UnavailableError("")), 3);
  EXPECT_EQ(ExitCodeOf(absl::DeadlineExceededError("")), 3);
  EXPECT_EQ(ExitCodeOf(NotNow("CERTIFICATES_UNREADABLE", "no")), 3);
}

TEST(Failure, NamesEachFieldOnALineOfItsOwn) {
  const absl::Status status = FieldsInvalid({{"cycle.title", "too long"}, {"cycle.rubric", "missing"}});
  EXPECT_EQ(FailureText(status, Format::kTable, false),
            "ehcpqa: cycle.title: too long (and 1 more)\n  cycle.title: too long\n  cycle.rubric: missing\n");
}

TEST(Failure, SaysASingleMistakeOnce) {
  EXPECT_EQ(FailureText(FieldInvalid("cycle.title", "too long"), Format::kTable, false),
            "ehcpqa: cycle.title: too long\n");
}

TEST(Failure, SaysWhatToDoNext) {
  EXPECT_THAT(FailureText(Refuse(absl::StatusCode::kUnauthenticated, "SIGN_IN_REQUIRED", "no"), Format::kCsv, false),
              HasSubstr("ehcpqa login"));
  EXPECT_THAT(FailureText(StaleEtag("cycles/x", "7"), Format::kTable, false), HasSubstr("etag is now 7"));
}

TEST(Failure, IsAnObjectForPrograms) {
  const auto json =
      nlohmann::json::parse(FailureText(FieldsInvalid({{"cycle.title", "too \"long\""}}), Format::kJson, false));
  EXPECT_EQ(json["code"], "INVALID_ARGUMENT");
  EXPECT_EQ(json["reason"], "FIELD_INVALID");
  EXPECT_EQ(json["violations"][0]["field"], "cycle.title");
  EXPECT_EQ(json["violations"][0]["message"], "too \"long\"");
  EXPECT_EQ(nlohmann::json::parse(FailureText(StaleEtag("cycles/x", "7"), Format::kJson, true))["current_etag"], "7");
}

TEST(Failure, LetsNoMessageMoveTheCursor) {
  const std::string text = FailureText(FieldInvalid("a\x1b[2J", "b\x1b[2J"), Format::kTable, false);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace ehcpqa::cli
