// Running the real programs, as a user or a script would.
#ifndef EHCPQA_TESTS_JOURNEYS_PROCESS_H_
#define EHCPQA_TESTS_JOURNEYS_PROCESS_H_

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

#include "nlohmann/json.hpp"

namespace ehcpqa::journeys {

using Environment = std::map<std::string, std::string>;

struct Result {
  int code = -1;  // Exit code; 128 + signal when it was killed.
  std::string out;
  std::string err;

  // Standard output as JSON; a discarded value when it is not.
  nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

// Runs a program to its end, with these variables beside PATH and HOME, and `input` on standard input. A bare name is
// looked for in the build's bin first.
Result RunProgram(std::vector<std::string> arguments, const Environment& environment = {},
                  const std::string& input = "");

// A program that keeps running.
class Background {
 public:
  // Standard output and error go to `log`.
  Background(std::vector<std::string> arguments, const std::string& log);
  // Kills it when it still runs.
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  pid_t pid() const { return pid_; }
  // True when it has ended without being told to.
  bool Ended() const;
  // Sends the signal and waits for the end; the exit code as in Result.
  int Stop(int signal);

 private:
  pid_t pid_ = -1;
};

}  // namespace ehcpqa::journeys

#endif  // EHCPQA_TESTS_JOURNEYS_PROCESS_H_
