// Runs every golden case of a folder: statistics_golden_test [--golden_dir=FOLDER].
//
// Fails on a value that differs, a topic or expected name that it cannot compute, a file that is no golden case, and an
// empty folder.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {

Answer IntervalAnswer(const OrUndefined<Interval>& interval, std::string_view end) {
  if (!interval) return ToAnswer(interval.why());
  if (end == "_lo") return ToAnswer(Json(interval->low));
  if (end == "_hi") return ToAnswer(Json(interval->high));
  return ToAnswer(Json::array({interval->low, interval->high}));
}

std::string TakeEnd(std::string& name) {
  for (const char* end : {"_lo", "_hi"}) {
    if (TakeSuffix(name, end)) return end;
  }
  return "";
}

std::optional<double> ConfidenceOf(std::string_view digits) {
  if (digits.size() < 2 || digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const double confidence = std::stod("0." + std::string(digits));
  return confidence > 0 ? std::optional<double>(confidence) : std::nullopt;
}

namespace {

struct Totals {
  int cases = 0, values = 0, failed = 0, skipped = 0;
};

const std::map<std::string, Compute (*)(const Json&, const Json&)>& Topics() {
  static const std::map<std::string, Compute (*)(const Json&, const Json&)> topics = {
      {"change", ChangeTopic},
      {"end_to_end", EndToEnd},
      {"estimation", Estimation},
      {"funnel", Funnel},
      {"irr", Irr},
      {"planning", Planning},
      {"sampling", Sampling},
      {"severity", Severity},
      {"spc", Spc},
      {"suppression", Suppression},
      {"themes", Themes},
  };
  return topics;
}

bool Same(const Json& actual, const Json& expected, double tolerance) {
  if (expected.is_number()) {
    if (!actual.is_number()) return false;
    return std::fabs(actual.get<double>() - expected.get<double>()) <= tolerance;
  }
  if (expected.is_array()) {
    if (!actual.is_array() || actual.size() != expected.size()) return false;
    for (size_t i = 0; i < expected.size(); ++i) {
      if (!Same(actual[i], expected[i], tolerance)) return false;
    }
    return true;
  }
  if (expected.is_object()) {
    if (!actual.is_object() || actual.size() != expected.size()) return false;
    for (const auto& [key, value] : expected.items()) {
      if (!actual.contains(key) || !Same(actual[key], value, tolerance)) return false;
    }
    return true;
  }
  return actual == expected;
}

// Whether the answer meets the expected entry.
bool Meets(const Answer& answer, const Json& expected) {
  if (expected.at("value").is_null() && expected.contains("status")) {
    // Cases may leave out the word that some statuses begin with.
    std::string wanted = expected["status"].get<std::string>(), is = answer.text;
    TakePrefix(wanted, "undefined_");
    TakePrefix(is, "undefined_");
    return answer.kind == Answer::kUndefined && is == wanted;
  }
  if (answer.kind != Answer::kValue) return false;
  if (expected.contains("range")) {
    if (!answer.value.is_number()) return false;
    const double value = answer.value.get<double>();
    return value >= expected["range"][0].get<double>() - 1e-12 && value <= expected["range"][1].get<double>() + 1e-12;
  }
  const double tolerance = expected.contains("tol") && expected["tol"].is_number() ? expected["tol"].get<double>() : 0;
  return Same(answer.value, expected["value"], tolerance);
}

std::string Shown(const Answer& answer) {
  switch (answer.kind) {
    case Answer::kValue:
      return answer.value.dump().substr(0, 300);
    case Answer::kUndefined:
      return "status " + answer.text;
    default:
      return "cannot be computed" + (answer.text.empty() ? "" : ": " + answer.text);
  }
}

void RunCase(const std::string& file, const Json& golden, Totals& totals) {
  ++totals.cases;
  const std::string topic = golden.at("topic").get<std::string>();
  const auto found = Topics().find(topic);
  if (found == Topics().end()) {
    ++totals.failed;
    std::printf("FAILED %s: unknown topic %s\n", file.c_str(), topic.c_str());
    return;
  }
  const Compute compute = found->second(golden.at("input"), golden.at("expected"));
  for (const Json& expected : golden.at("expected")) {
    ++totals.values;
    const std::string name = expected.at("name").get<std::string>();
    Answer answer;
    try {
      answer = compute(name, expected);
    } catch (const std::exception& error) {
      answer = {Answer::kUnknown, nullptr, error.what()};
    }
    if (answer.kind == Answer::kSkipped) {
      ++totals.skipped;
      std::printf("skipped %s: %s: %s\n", file.c_str(), name.c_str(), answer.text.c_str());
    } else if (!Meets(answer, expected)) {
      ++totals.failed;
      std::printf("FAILED %s: %s: is %s, expected %s\n", file.c_str(), name.c_str(), Shown(answer).c_str(),
                  expected.dump().substr(0, 300).c_str());
    }
  }
}

int Run(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Totals totals;
  if (files.empty()) {
    ++totals.failed;
    std::printf("FAILED: no *.json in %s\n", folder.c_str());
  }
  for (const std::filesystem::path& path : files) {
    const std::string file = path.filename().string();
    try {
      std::ifstream in(path);
      RunCase(file, Json::parse(in), totals);
    } catch (const std::exception& failure) {
      ++totals.failed;
      std::printf("FAILED %s: %s\n", file.c_str(), failure.what());
    }
  }
  std::printf("%d cases, %d values, %d failed, %d skipped\n", totals.cases, totals.values, totals.failed,
              totals.skipped);
  return totals.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace ehcpqa::statistics::golden

int main(int argc, char** argv) {
  std::string folder = EHCPQA_SOURCE_DIR "/tests/golden";
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], "--golden_dir=", 13) == 0) {
      folder = argv[i] + 13;
    } else if (std::strcmp(argv[i], "--golden_dir") == 0 && i + 1 < argc) {
      folder = argv[++i];
    } else {
      std::fprintf(stderr, "usage: %s [--golden_dir=FOLDER]\n", argv[0]);
      return 2;
    }
  }
  return ehcpqa::statistics::golden::Run(folder);
}
