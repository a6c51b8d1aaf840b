// A terminal for tests: streams in memory, variables of its own, a home folder that goes with it.
#ifndef EHCPQA_TESTS_CLIENTS_CLI_TEST_ENVIRONMENT_H_
#define EHCPQA_TESTS_CLIENTS_CLI_TEST_ENVIRONMENT_H_

#include <deque>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "clients/cli/environment.h"

namespace ehcpqa::cli {

class TestEnvironment {
 public:
  TestEnvironment();
  ~TestEnvironment();
  TestEnvironment(const TestEnvironment&) = delete;
  TestEnvironment& operator=(const TestEnvironment&) = delete;

  // One run of the client; output and errors of former runs are forgotten. Returns the exit code.
  int Run(const std::vector<std::string>& arguments, const std::string& input = "");

  // What the run wrote.
  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }

  Environment& environment() { return environment_; }
  std::istringstream& in() { return in_; }
  std::map<std::string, std::string>& variables() { return variables_; }
  const std::string& home() const { return home_; }
  // Secrets that will be typed, and the prompts that were shown.
  std::deque<std::string>& typed() { return typed_; }
  const std::vector<std::string>& prompts() const { return prompts_; }

  // Writes a file below home and returns its path.
  std::string File(const std::string& name, const std::string& text) const;

 private:
  std::istringstream in_;
  std::ostringstream out_, err_;
  std::string home_;
  std::map<std::string, std::string> variables_;
  std::deque<std::string> typed_;
  std::vector<std::string> prompts_;
  Environment environment_;
};

// The words of a command line as a shell splits them: quotes are honoured, a redirection and what follows is left out.
std::vector<std::string> ShellWords(const std::string& line);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_TESTS_CLIENTS_CLI_TEST_ENVIRONMENT_H_
