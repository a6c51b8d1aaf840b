// One line on the terminal that says how far a long command is.
#ifndef EHCPQA_CLIENTS_CLI_PROGRESS_H_
#define EHCPQA_CLIENTS_CLI_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "clients/cli/environment.h"

namespace ehcpqa::cli {

class Progress {
 public:
  explicit Progress(Environment& environment) : environment_(environment) {}
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // "read 120 MiB", over what stood there, at most once a second; nothing when standard error is no terminal.
  void Show(const std::string& what, uint64_t number, const std::string& unit);
  // "step 3 of 7: Estimating shares", over what stood there, at once.
  void ShowStep(const std::string& step, int number, int total);
  // Takes the line away.
  void Clear();

 private:
  Environment& environment_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  bool shown_ = false;
};

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_PROGRESS_H_
