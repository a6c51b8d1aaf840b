#include "tests/journeys/three_years.h"

#include <cstdlib>
#include <filesystem>

#include "gmock/gmock.h"

namespace ehcpqa::journeys {
namespace {

namespace fs = std::filesystem;

// Of this area alone, whose children are invented.
constexpr char kKey[] = "ehcpqa-key/1 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n";

void KeepKey(const std::string& folder) {
  fs::create_directories(folder);
  const std::string path = WriteFile(folder + "/la-891.key", kKey);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace

bool MakeThreeYears(LiveArea& area) {
  KeepKey(area.directory() + "/config/ehcpqa");
  area["admin"].Json({"service", "create", "send/psychology", "--title", "Educational psychology"});
  area["admin"].Json({"service", "create", "icb/therapy", "--title", "Speech and language therapy"});
  nlohmann::json people = nlohmann::json::array();
  for (const char* name : {"cora", "mo", "edith", "edwin", "hana", "hugo", "carl", "cleo"}) {
    const Environment& environment = area[name].environment();
    people.push_back({{"name", name},
                      {"certificates", environment.at("EHCPQA_CERTIFICATES")},
                      {"token", environment.at("EHCPQA_TOKEN")}});
  }
  const std::string file = WriteFile(area.directory() + "/people.json", people.dump());
  Environment environment = area["cora"].environment();
  const char* path = std::getenv("PATH");
  environment["PATH"] = std::string(EHCPQA_BINARY_DIR) + ":" + (path == nullptr ? "/usr/bin:/bin" : path);
  const Result made =
      RunProgram({std::string(EHCPQA_SOURCE_DIR) + "/ci/three-years", file, area.directory() + "/years"}, environment);
  EXPECT_EQ(made.code, 0) << made.out << made.err;
  return made.code == 0;
}

}  // namespace ehcpqa::journeys
