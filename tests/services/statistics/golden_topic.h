// The golden cases: data files with an input and expected values from published papers and independent programs.
//
// A topic computes any expected value of its input by name. It never looks at a case's id, so that cases added later
// run too.
#ifndef EHCPQA_TESTS_SERVICES_STATISTICS_GOLDEN_TOPIC_H_
#define EHCPQA_TESTS_SERVICES_STATISTICS_GOLDEN_TOPIC_H_

#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"
#include "services/statistics/intervals.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics::golden {

// Keeps members in file order, which is the order of arrays that answer for an object.
using Json = nlohmann::ordered_json;

// What a topic says to one expected name.
struct Answer {
  enum Kind { kValue, kUndefined, kSkipped, kUnknown };
  Kind kind = kUnknown;
  Json value;        // kValue
  std::string text;  // kUndefined: the status; kSkipped: the reason.

  static Answer Skipped(std::string reason) { return {kSkipped, nullptr, std::move(reason)}; }
};

inline Answer ToAnswer(const Json& value) { return {Answer::kValue, value, ""}; }
inline Answer ToAnswer(Undefined why) { return {Answer::kUndefined, nullptr, std::string(UndefinedName(why))}; }
template <typename T>
Answer ToAnswer(const OrUndefined<T>& value) {
  return value ? ToAnswer(Json(*value)) : ToAnswer(value.why());
}

// One case ready to be asked. `expected` is the whole entry, for names whose question is in the entry itself.
using Compute = std::function<Answer(const std::string& name, const Json& expected)>;

// Prepares a case from its input and all of its expected entries; throws or fails a CHECK-like exit never: bad input
// gives answers of kind kUnknown.
Compute Sampling(const Json& input, const Json& expected);
Compute Estimation(const Json& input, const Json& expected);
Compute Irr(const Json& input, const Json& expected);
Compute ChangeTopic(const Json& input, const Json& expected);
Compute EndToEnd(const Json& input, const Json& expected);
Compute Spc(const Json& input, const Json& expected);
Compute Funnel(const Json& input, const Json& expected);
Compute Severity(const Json& input, const Json& expected);
Compute Themes(const Json& input, const Json& expected);
Compute Suppression(const Json& input, const Json& expected);
Compute Planning(const Json& input, const Json& expected);

// The value of a StatusOr. Golden inputs are valid, so a refusal fails the value asked for, with the refusal's message.
template <typename T>
T Get(absl::StatusOr<T> value) {
  if (!value.ok()) throw std::runtime_error(std::string(value.status().message()));
  return *std::move(value);
}

inline bool TakeSuffix(std::string& text, std::string_view suffix) {
  if (!std::string_view(text).ends_with(suffix)) return false;
  text.resize(text.size() - suffix.size());
  return true;
}

inline bool TakePrefix(std::string& text, std::string_view prefix) {
  if (!std::string_view(text).starts_with(prefix)) return false;
  text.erase(0, prefix.size());
  return true;
}

// An interval under a name that ended in `_lo`, `_hi` or neither (both limits).
Answer IntervalAnswer(const OrUndefined<Interval>& interval, std::string_view end);

// Takes `_lo` or `_hi` off the end of a name, and returns it; empty when there is neither.
std::string TakeEnd(std::string& name);

// The confidence that digits stand for: "95" is 0.95, "998" is 0.998. Null for other text.
std::optional<double> ConfidenceOf(std::string_view digits);

}  // namespace ehcpqa::statistics::golden

#endif  // EHCPQA_TESTS_SERVICES_STATISTICS_GOLDEN_TOPIC_H_
