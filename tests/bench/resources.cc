#include "tests/bench/resources.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace ehcpqa::bench {

double ResidentMebibytes(pid_t pid) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmRSS:", 0) == 0) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

double ProcessorMilliseconds(pid_t pid) {
  std::string line;
  std::getline(std::ifstream("/proc/" + std::to_string(pid) + "/stat"), line);
  // proc(5): utime and stime are fields 14 and 15. The name, field 2, ends with the last bracket.
  std::istringstream rest(line.substr(std::min(line.size(), line.rfind(')') + 2)));
  std::string field;
  for (int i = 3; i < 14; ++i) rest >> field;
  double user = 0, kernel = 0;
  rest >> user >> kernel;
  return 1000 * (user + kernel) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace ehcpqa::bench
