#include "tests/clients/cli/test_environment.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "clients/cli/run.h"

namespace ehcpqa::cli {

TestEnvironment::TestEnvironment()
    : environment_{.in = in_,
                   .out = out_,
                   .err = err_,
                   .variable =
                       [this](const std::string& name) {
                         const auto found = variables_.find(name);
                         return found == variables_.end() ? std::string() : found->second;
                       },
                   .ask_secret = [this](const std::string& prompt) -> absl::StatusOr<std::string> {
                     prompts_.push_back(prompt);
                     if (typed_.empty()) return absl::FailedPreconditionError("Nothing was typed.");
                     std::string secret = typed_.front();
                     typed_.pop_front();
                     return secret;
                   }} {
  home_ = (std::filesystem::temp_directory_path() / "ehcpqa-cli-XXXXXX").string();
  if (mkdtemp(home_.data()) == nullptr) std::abort();
  variables_["HOME"] = home_;
}

TestEnvironment::~TestEnvironment() { std::filesystem::remove_all(home_); }

int TestEnvironment::Run(const std::vector<std::string>& arguments, const std::string& input) {
  in_ = std::istringstream(input);
  out_.str("");
  out_.clear();
  err_.str("");
  return cli::Run(arguments, environment_);
}

std::string TestEnvironment::File(const std::string& name, const std::string& text) const {
  const std::string path = home_ + "/" + name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

std::vector<std::string> ShellWords(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false, quoted = false;
  for (const char c : line) {
    if (c == '\'') {
      quoted = !quoted;
      in_word = true;
    } else if (!quoted && (c == '<' || c == '>')) {
      break;
    } else if (!quoted && c == ' ') {
      if (in_word) words.push_back(word);
      word.clear();
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  if (in_word) words.push_back(word);
  return words;
}

}  // namespace ehcpqa::cli
