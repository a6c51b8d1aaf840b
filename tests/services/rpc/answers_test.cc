#include "services/rpc/answers.h"

#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "tests/support/area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::rpc {
namespace {

using storage::Snapshot;
using storage::Transaction;

constexpr char kMethod[] = "ehcpqa.v1.CycleService.FreezeCycle";

class AnswersTest : public testing::Test {
 protected:
  absl::StatusOr<std::optional<std::string>> Find(std::string_view caller, std::string_view id, std::string_view method,
                                                  std::string_view request) {
    return area_.Read([&](Snapshot& snapshot) { return FindAnswer(snapshot, caller, id, method, request); });
  }
  absl::Status Keep(std::string_view id, std::string_view request, std::string_view reply) {
    return area_.Write(
        [&](Transaction& transaction) { return KeepAnswer(transaction, "users/a", id, kMethod, request, reply); });
  }

  TestArea area_;
};

TEST_F(AnswersTest, KnowsNothingOfANewRequest) {
  ASSERT_OK_AND_ASSIGN(const auto answer, Find("users/a", "r1", kMethod, "request"));
  EXPECT_FALSE(answer.has_value());
}

TEST_F(AnswersTest, GivesARepeatTheFirstAnswer) {
  const std::string reply("first\0reply", 11);
  ASSERT_OK(Keep("r1", "request", reply));
  ASSERT_OK_AND_ASSIGN(const auto answer, Find("users/a", "r1", kMethod, "request"));
  EXPECT_EQ(answer, reply);
}

TEST_F(AnswersTest, TellsAnEmptyReplyFromNone) {
  ASSERT_OK(Keep("r1", "request", ""));
  ASSERT_OK_AND_ASSIGN(const auto answer, Find("users/a", "r1", kMethod, "request"));
  EXPECT_EQ(answer, "");
}

TEST_F(AnswersTest, RefusesAnIdThatWasUsedForAnotherRequest) {
  ASSERT_OK(Keep("r1", "request", "reply"));
  EXPECT_THAT(Find("users/a", "r1", kMethod, "other request"), FailsFor("REQUEST_ID_REUSED"));
  EXPECT_THAT(Find("users/a", "r1", "ehcpqa.v1.CycleService.OpenCycle", "request"), FailsFor("REQUEST_ID_REUSED"));
}

TEST_F(AnswersTest, KeepsCallersApart) {
  ASSERT_OK(Keep("r1", "request", "for a alone"));
  ASSERT_OK_AND_ASSIGN(const auto answer, Find("users/b", "r1", kMethod, "request"));
  EXPECT_FALSE(answer.has_value());
}

TEST_F(AnswersTest, KeepsTheFirstOfTwoAnswers) {
  ASSERT_OK(Keep("r1", "request", "first"));
  EXPECT_THAT(Keep("r1", "request", "second"), Fails(absl::StatusCode::kAlreadyExists));
  ASSERT_OK_AND_ASSIGN(const auto answer, Find("users/a", "r1", kMethod, "request"));
  EXPECT_EQ(answer, "first");
}

TEST_F(AnswersTest, ForgetsWhatIsOlderThanItIsTold) {
  ASSERT_OK(Keep("old", "request", "reply"));
  area_.Advance(1);
  const std::string moment = FormatTime(area_.now());
  ASSERT_OK(Keep("new", "request", "reply"));
  ASSERT_OK(area_.Write([&](Transaction& transaction) { return PruneAnswers(transaction, moment); }));
  ASSERT_OK_AND_ASSIGN(const auto old, Find("users/a", "old", kMethod, "request"));
  ASSERT_OK_AND_ASSIGN(const auto kept, Find("users/a", "new", kMethod, "request"));
  EXPECT_FALSE(old.has_value());
  EXPECT_TRUE(kept.has_value());
}

}  // namespace
}  // namespace ehcpqa::rpc
