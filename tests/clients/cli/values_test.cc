#include "clients/cli/values.h"

#include "clients/cli/options.h"
#include "ehcpqa/v1/access.pb.h"
#include "ehcpqa/v1/audit.pb.h"
#include "ehcpqa/v1/cycle.pb.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::cli {
namespace {

using testing::ElementsAre;

TEST(EnumWords, AreTheNamesWithoutTheirSharedPrefix) {
  EXPECT_THAT(WordsOf(*google::protobuf::GetEnumDescriptor<v1::StratifyBy>()),
              ElementsAre("need", "need-group", "setting", "key-stage", "event", "la"));
  EXPECT_THAT(WordsOf(*google::protobuf::GetEnumDescriptor<v1::Cause>()),
              ElementsAre("advice-not-sought", "advice-late", "advice-weak", "lost-in-drafting", "disagreed",
                          "service-gap", "other"));
}

TEST(EnumWords, LeadBackToTheirNumbers) {
  const auto& roles = *google::protobuf::GetEnumDescriptor<v1::Role>();
  for (int i = 0; i < roles.value_count(); ++i) {
    const std::string word = WordOf(*roles.value(i));
    EXPECT_EQ(NumberOf(roles, word), word.empty() ? -1 : roles.value(i)->number());
  }
  EXPECT_EQ(NumberOf(roles, "sub_group_member"), v1::ROLE_SUB_GROUP_MEMBER);
  EXPECT_EQ(NumberOf(roles, "director"), -1);
}

TEST(Values, SplitListsAtCommasAndTakeSeveralOptions) {
  Values values;
  ASSERT_OK(values.Set(Repeated(WordsOf<v1::Role>("--role", "")), {"auditor,Moderator", "agency_lead"}));
  EXPECT_THAT(values.Words<v1::Role>("--role"),
              ElementsAre(v1::ROLE_AUDITOR, v1::ROLE_MODERATOR, v1::ROLE_AGENCY_LEAD));
}

TEST(Values, ExpandNamesInLists) {
  Values values;
  ASSERT_OK(values.Set(Repeated(Named("--snapshot", NameKind::kSnapshot, "")), {"a,snapshots/b"}));
  EXPECT_THAT(values.List("--snapshot"), ElementsAre("snapshots/a", "snapshots/b"));
}

TEST(Values, AnswerNothingForWhatWasNotGiven) {
  const Values values;
  EXPECT_FALSE(values.Has("--cause"));
  EXPECT_EQ(values.Text("--cause"), "");
  EXPECT_EQ(values.Number("--capacity"), 0);
  EXPECT_EQ(values.Word<v1::Cause>("--cause"), v1::CAUSE_UNSPECIFIED);
  EXPECT_THAT(values.List("--role"), testing::IsEmpty());
}

TEST(Values, RefuseWhatIsNotOfTheKind) {
  const std::pair<Option, const char*> wrong[] = {
      {Number("--n", 1, 50, ""), "0"},
      {Number("--n", 1, 50, ""), "51"},
      {Number("--n", 1, 50, ""), "5.0"},
      {Number("--n", 1, 50, ""), "99999999999999999999"},
      {Named("--on", Kind::kDate, ""), "2025-02-30"},
      {Named("--on", Kind::kDate, ""), "1/2/2025"},
      {Named("--la", Kind::kLa, ""), "89"},
      {Named("--la", Kind::kLa, ""), "8911"},
      {Named("--la", Kind::kLa, ""), "89A"},
      {WordsOf<v1::Cause>("--cause", ""), "weather"},
      {Named("--text", Kind::kText, ""), "\xff"},
      {Required(Repeated(Named("--user", NameKind::kUser, ""))), ","},
  };
  for (const auto& [option, typed] : wrong) {
    Values values;
    const absl::Status status = values.Set(option, {typed});
    EXPECT_THAT(status, FailsFor("USAGE")) << typed;
    EXPECT_THAT(std::string(status.message()), testing::HasSubstr(option.name));
  }
}

}  // namespace
}  // namespace ehcpqa::cli
