#include "clients/cli/environment.h"

#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

termios before_silence;

// Ctrl-C while a password is typed must not leave the terminal without echo.
extern "C" void RestoreEcho(int signal) {
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_silence);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

// Turns the terminal's echo off for as long as it lives.
class Silence {
 public:
  Silence() : works_(tcgetattr(STDIN_FILENO, &before_silence) == 0) {
    if (!works_) return;
    former_ = std::signal(SIGINT, RestoreEcho);
    termios silent = before_silence;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    works_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  ~Silence() {
    if (!works_) return;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_silence);
    std::signal(SIGINT, former_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  bool works() const { return works_; }

 private:
  void (*former_)(int) = SIG_DFL;
  bool works_;
};

absl::StatusOr<std::string> AskSecret(const std::string& prompt) {
  std::cerr << prompt << std::flush;
  const Silence silence;
  std::string line;
  const bool read = silence.works() && static_cast<bool>(std::getline(std::cin, line));
  std::cerr << "\n";
  if (!read) return NotNow("NO_SECRET", "Nothing was typed.");
  return line;
}

std::string Variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? "" : value;
}

// The specification ignores a relative path.
std::string Folder(const Environment& environment, const char* variable, const char* below_home) {
  const std::string named = environment.variable(variable);
  if (!named.empty() && named[0] == '/') return absl::StrCat(named, "/ehcpqa");
  const std::string home = environment.variable("HOME");
  return home.empty() ? "" : absl::StrCat(home, "/", below_home, "/ehcpqa");
}

}  // namespace

Environment ProcessEnvironment() {
  return {.in = std::cin,
          .out = std::cout,
          .err = std::cerr,
          .in_is_terminal = isatty(STDIN_FILENO) != 0,
          .out_is_terminal = isatty(STDOUT_FILENO) != 0,
          .err_is_terminal = isatty(STDERR_FILENO) != 0,
          .variable = Variable,
          .ask_secret = AskSecret};
}

std::string ConfigFolder(const Environment& environment) { return Folder(environment, "XDG_CONFIG_HOME", ".config"); }

std::string StateFolder(const Environment& environment) {
  return Folder(environment, "XDG_STATE_HOME", ".local/state");
}

}  // namespace ehcpqa::cli
