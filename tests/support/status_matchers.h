// GoogleMock matchers for absl::Status and absl::StatusOr. Debian's Abseil has no status_matchers.h.
#ifndef EHCPQA_TESTS_SUPPORT_STATUS_MATCHERS_H_
#define EHCPQA_TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gmock/gmock.h"
#include "services/base/error.h"

namespace ehcpqa {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& value) {
  return value.status();
}

MATCHER(IsOk, "is OK") {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).ok();
}
MATCHER_P(Fails, code, "fails with code " + testing::PrintToString(static_cast<int>(code))) {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).code() == code;
}
MATCHER_P(FailsFor, reason, "fails for reason " + std::string(reason)) {
  *result_listener << StatusOf(arg).ToString();
  return InfoOf(StatusOf(arg)).reason == reason;
}

#define ASSERT_OK(expression) ASSERT_THAT((expression), ::ehcpqa::IsOk())
#define EXPECT_OK(expression) EXPECT_THAT((expression), ::ehcpqa::IsOk())
// Assigns the value of a StatusOr to `target`, or fails the test.
#define ASSERT_OK_AND_ASSIGN(target, expression) \
  EHCPQA_ASSERT_OK_AND_ASSIGN_(EHCPQA_TEST_CONCAT_(ehcpqa_value_, __LINE__), target, expression)
#define EHCPQA_TEST_CONCAT_INNER_(a, b) a##b
#define EHCPQA_TEST_CONCAT_(a, b) EHCPQA_TEST_CONCAT_INNER_(a, b)
#define EHCPQA_ASSERT_OK_AND_ASSIGN_(value, target, expression) \
  auto value = (expression);                                    \
  ASSERT_THAT(value, ::ehcpqa::IsOk());                         \
  target = *std::move(value)

}  // namespace ehcpqa

#endif  // EHCPQA_TESTS_SUPPORT_STATUS_MATCHERS_H_
