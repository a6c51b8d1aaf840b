#include "services/base/error.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/status_macros.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa {
namespace {

using testing::HasSubstr;

TEST(Refuse, CarriesCodeReasonMessageAndFields) {
  const std::vector<FieldViolation> violations = {{"cycle.title", "is required"}, {"cycle.size", "must be positive"}};
  const absl::Status status =
      Refuse(absl::StatusCode::kFailedPrecondition, "CYCLE_NOT_FRAMED", "Freeze the frame first.", violations);
  EXPECT_THAT(status, Fails(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(status.message(), "Freeze the frame first.");
  EXPECT_EQ(InfoOf(status).reason, "CYCLE_NOT_FRAMED");
  EXPECT_EQ(InfoOf(status).violations, violations);
  EXPECT_EQ(InfoOf(status).current_etag, "");
}

TEST(Refuse, KeepsEveryCharacterOfAField) {
  const std::vector<FieldViolation> violations = {{"ratings[2].cause", "\"a\"\\ \n \x01 £ – 𝟙"}};
  EXPECT_EQ(InfoOf(Refuse(absl::StatusCode::kInvalidArgument, "X", "", violations)).violations, violations);
}

// Texts from a broken file reach violations; they must not end the server.
TEST(Refuse, ReplacesBytesThatAreNoUtf8) {
  const ErrorInfo info = InfoOf(FieldInvalid("row[1]", "caf\xe9"));
  ASSERT_EQ(info.violations.size(), 1u);
  EXPECT_EQ(info.violations[0].message, "caf\xef\xbf\xbd");
}

TEST(FieldsInvalid, IsFineWithoutViolations) { EXPECT_OK(FieldsInvalid({})); }

TEST(FieldsInvalid, NamesTheFirstFieldAndCountsTheOthers) {
  const absl::Status status = FieldsInvalid({{"a", "is required"}, {"b", "is too long"}, {"c", "is no date"}});
  EXPECT_THAT(status, Fails(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status, FailsFor("FIELD_INVALID"));
  EXPECT_EQ(status.message(), "a: is required (and 2 more)");
  EXPECT_EQ(InfoOf(status).violations.size(), 3u);
  EXPECT_EQ(FieldInvalid("a", "is required").message(), "a: is required");
}

TEST(NoSuch, SaysTheSameForMissingAndHidden) {
  const absl::Status status = NoSuch("cycles/2025q4");
  EXPECT_THAT(status, Fails(absl::StatusCode::kNotFound));
  EXPECT_THAT(status, FailsFor("NOT_FOUND"));
  EXPECT_EQ(status.message(), "There is no cycles/2025q4.");
}

TEST(NotNow, IsAFailedPreconditionWithItsReason) {
  EXPECT_THAT(NotNow("CYCLE_CLOSED", "It is closed."), Fails(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(NotNow("CYCLE_CLOSED", "It is closed."), FailsFor("CYCLE_CLOSED"));
}

TEST(StaleEtag, CarriesTheEtagInForce) {
  const absl::Status status = StaleEtag("cycles/2025q4", "7");
  EXPECT_THAT(status, Fails(absl::StatusCode::kAborted));
  EXPECT_THAT(status, FailsFor("STALE_ETAG"));
  EXPECT_EQ(InfoOf(status).current_etag, "7");
}

TEST(InfoOf, IsEmptyForStatusesThatAreNoRefusals) {
  EXPECT_EQ(InfoOf(absl::OkStatus()).reason, "");
  EXPECT_EQ(InfoOf(absl::InternalError("the disk is gone")).reason, "");
}

absl::StatusOr<int> Half(int number) {
  if (number % 2 != 0) return FieldInvalid("number", "must be even");
  return number / 2;
}
absl::StatusOr<int> Quarter(int number) {
  ASSIGN_OR_RETURN(const int half, Half(number));
  ASSIGN_OR_RETURN(const int quarter, Half(half));
  return quarter;
}
absl::Status IsEven(int number) {
  RETURN_IF_ERROR(Half(number).status());
  return absl::OkStatus();
}

TEST(StatusMacros, CarryValuesInwardsAndRefusalsOutwards) {
  ASSERT_OK_AND_ASSIGN(const int quarter, Quarter(12));
  EXPECT_EQ(quarter, 3);
  EXPECT_THAT(Quarter(6), FailsFor("FIELD_INVALID"));
  EXPECT_OK(IsEven(2));
  EXPECT_THAT(IsEven(3), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa
