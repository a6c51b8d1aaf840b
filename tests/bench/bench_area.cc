#include "tests/bench/bench_area.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace ehcpqa::bench {
namespace {

using journeys::LiveArea;
using journeys::Person;

// A bench on a half-made area would measure nothing.
void Must(const Person& person, std::vector<std::string> arguments) {
  const journeys::Result result = person(arguments);
  if (result.code == 0) return;
  std::fprintf(stderr, "%s: ehcpqa %s ...: %s", person.name().c_str(), arguments[0].c_str(), result.err.c_str());
  std::exit(1);
}

}  // namespace

std::string FillRegister(LiveArea& area, int plans, const std::string& rubric) {
  const Person& cora = area["cora"];
  const std::string folder = area.directory() + "/return";
  std::filesystem::create_directory(folder);
  const journeys::Result made = journeys::RunProgram(
      {"ehcpqa-training", "return", "--la", "891", "--plans", std::to_string(plans), "--to", folder});
  if (made.code != 0) std::fprintf(stderr, "%s", made.err.c_str());
  Must(cora, {"register", "make-key", "--la", "891"});
  Must(cora, {"register", "import", folder + "/sen2.xml", "--la", "891"});
  const std::string standard = std::string(EHCPQA_SOURCE_DIR) + "/schema/rubrics/standard.textproto";
  Must(cora, {"rubric", "import", rubric.empty() ? standard : rubric});
  Must(cora, {"rubric", "publish", "standard/1"});
  return cora.Json({"register", "list"})["snapshots"][0]["name"];
}

void OpenCycle(LiveArea& area, const std::string& cycle, const std::string& snapshot, int sample, int double_marked) {
  const Person& cora = area["cora"];
  Must(cora, {"cycle", "create", cycle, "--title", cycle, "--from", "2024-10-01", "--to", "2024-12-31", "--rubric",
              "standard/1", "--snapshot", snapshot, "--sample-size", std::to_string(sample), "--double",
              std::to_string(double_marked), "--exclude-last", "0"});
  Must(cora, {"cycle", "freeze", cycle});
  Must(cora, {"cycle", "draw", cycle, "--seed", "a seed for measuring " + cycle});
  if (double_marked > 0) {
    Must(cora, {"cycle", "allocate", cycle});
  } else {
    Must(cora, {"cycle", "allocate", cycle, "--auditor", "edith", "--auditor", "hana", "--auditor", "carl"});
  }
  Must(cora, {"cycle", "open", cycle});
}

void FinishCycle(LiveArea& area, const std::string& cycle) {
  for (const std::string name : {"edith", "edwin", "hana", "hugo", "carl", "cleo"}) {
    journeys::RunProgram({"ehcpqa-training", "score", cycle, "--name", name}, area[name].environment());
  }
  journeys::RunProgram({"ehcpqa-training", "moderate", cycle}, area["mo"].environment());
  for (const std::string step : {"close", "review", "publish"}) Must(area["cora"], {"cycle", step, cycle});
}

}  // namespace ehcpqa::bench
