// Importing a return over mutual TLS, beside reading it alone (the same library, the same two passes, nothing sent).
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "clients/returns/return.h"
#include "tests/bench/bench_area.h"

namespace ehcpqa::bench {
namespace {

using Clock = std::chrono::steady_clock;

double Since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

// The most memory that a process has held, in MiB.
double PeakMebibytes(pid_t pid) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

// Seconds to read the return and pseudonymise its rows, without sending them; negative when it cannot be read.
double ReadAlone(const std::string& path, const returns::Key& key) {
  const auto begun = Clock::now();
  auto sen2 = returns::Return::Open(path, {});
  if (!sen2.ok()) return -1;
  int64_t rows = 0;
  const auto read = returns::ReadRows(**sen2, {.la = "891", .key = &key}, [&rows](v1::PersonRows&& person) {
    rows += person.rows_size();
    return absl::OkStatus();
  });
  return read.ok() && rows > 0 ? Since(begun) : -1;
}

int Run(const std::vector<int>& sizes) {
  std::printf(
      "| plans | layout | reading alone, s | import, s | ratio | peak of the client, MiB | peak of the server, MiB "
      "|\n|---|---|---|---|---|---|---|\n");
  for (const int plans : sizes) {
    for (const bool csv : {false, true}) {
      journeys::LiveArea area;
      const std::string folder = area.directory() + "/return";
      std::filesystem::create_directory(folder);
      std::vector<std::string> make = {"ehcpqa-training",     "return", "--la", "891", "--plans",
                                       std::to_string(plans), "--to",   folder};
      if (csv) make.push_back("--csv");
      if (journeys::RunProgram(make).code != 0) return 1;
      for (const char* look_up : {"establishments.csv", "districts.csv"})
        std::filesystem::remove(folder + "/" + look_up);
      const std::string path = csv ? folder : folder + "/sen2.xml";
      const std::string key_file = area.directory() + "/la.key";
      if (area["cora"]({"register", "make-key", "--la", "891", "--key", key_file}).code != 0) return 1;
      const auto key = returns::LoadKeyFile(key_file);
      if (!key.ok()) return 1;
      const double alone = ReadAlone(path, *key);
      const auto begun = Clock::now();
      const journeys::Result imported = area["cora"]({"register", "import", path, "--la", "891", "--key", key_file});
      const double import = Since(begun);
      if (imported.code != 0 || alone < 0) {
        std::fprintf(stderr, "%s", imported.err.c_str());
        return 1;
      }
      rusage children{};
      getrusage(RUSAGE_CHILDREN, &children);  // The largest child that has ended: the client.
      std::printf("| %d | %s | %.2f | %.2f | %.2f | %.0f | %.0f |\n", plans, csv ? "CSV" : "XML", alone, import,
                  import / alone, static_cast<double>(children.ru_maxrss) / 1024, PeakMebibytes(area.pid()));
      std::fflush(stdout);
    }
  }
  return 0;
}

}  // namespace
}  // namespace ehcpqa::bench

int main(int argc, char** argv) {
  // Numbers of plans; 5422 and 640000 when none is named.
  std::vector<int> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::atoi(argv[i]));
  if (sizes.empty()) sizes = {5422, 640000};
  return ehcpqa::bench::Run(sizes);
}
