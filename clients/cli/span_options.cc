#include "clients/cli/span_options.h"

#include <string>
#include <vector>

#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

struct MeasureName {
  const char* word;
  v1::Measure measure;
};

constexpr MeasureName kMeasures[] = {{"good", v1::MEASURE_GOOD_OR_BETTER},
                                     {"met", v1::MEASURE_MET},
                                     {"score", v1::MEASURE_MEAN_SCORE},
                                     {"legal", v1::MEASURE_LEGALLY_COMPLIANT}};

}  // namespace

Option FirstOption() {
  return Named("--first", NameKind::kCycle, "The first cycle of several that are taken together.");
}
Option RollingOption() {
  return Named("--rolling", Kind::kFlag, "Four quarters together, of which the cycle is the last.");
}

absl::Status FillSpan(const Values& values, v1::Span* span) {
  if (values.Has("--first") && values.Flag("--rolling")) {
    return UsageError("--first and --rolling say two different things: give one of them.");
  }
  span->set_last(values.Text("CYCLE"));
  span->set_first(values.Text("--first"));
  span->set_rolling(values.Flag("--rolling"));
  return absl::OkStatus();
}

Option MeasureOption(const std::string& help) {
  std::vector<std::string> words;
  for (const MeasureName& name : kMeasures) words.emplace_back(name.word);
  return Words("--measure", words, help);
}

std::vector<v1::Measure> MeasuresOf(const Values& values) {
  std::vector<v1::Measure> measures;
  for (const std::string& word : values.List("--measure")) {
    for (const MeasureName& name : kMeasures) {
      if (word == name.word) measures.push_back(name.measure);
    }
  }
  return measures;
}

v1::Measure MeasureFor(const Values& values, const std::string& subject) {
  const std::vector<v1::Measure> given = MeasuresOf(values);
  if (!given.empty()) return given.front();
  const bool answers = subject.rfind("criterion", 0) == 0 || subject.rfind("tag", 0) == 0;
  return answers ? v1::MEASURE_MET : v1::MEASURE_GOOD_OR_BETTER;
}

Option ByOption(const std::string& help) { return WordsOf<v1::Dimension>("--by", help); }

}  // namespace ehcpqa::cli
