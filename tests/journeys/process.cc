#include "tests/journeys/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>

namespace ehcpqa::journeys {
namespace {

std::string Resolve(const std::string& program) {
  const std::string built = std::string(EHCPQA_BINARY_DIR) + "/" + program;
  return program.find('/') == std::string::npos && std::filesystem::exists(built) ? built : program;
}

int ExitCode(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

[[noreturn]] void Execute(const std::vector<std::string>& arguments, const Environment* environment) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  if (environment != nullptr) {
    const char* path = std::getenv("PATH");
    const std::string path_text = path == nullptr ? "/usr/bin:/bin" : path;
    clearenv();
    setenv("PATH", path_text.c_str(), 1);
    for (const auto& [name, value] : *environment) setenv(name.c_str(), value.c_str(), 1);
  }
  // The server blocks SIGTERM for sigwait; a child must not inherit a mask from the test.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  execvp(argv[0], argv.data());
  _exit(127);
}

}  // namespace

Result RunProgram(std::vector<std::string> arguments, const Environment& environment, const std::string& input) {
  arguments[0] = Resolve(arguments[0]);
  std::array<int, 2> in{}, out{}, err{};
  if (pipe2(in.data(), O_CLOEXEC) != 0 || pipe2(out.data(), O_CLOEXEC) != 0 || pipe2(err.data(), O_CLOEXEC) != 0)
    return {};
  const pid_t child = fork();
  if (child == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
    Execute(arguments, &environment);
  }
  close(in[0]);
  close(out[1]);
  close(err[1]);
  std::signal(SIGPIPE, SIG_IGN);
  Result result;
  size_t sent = 0;
  if (input.empty()) {
    close(in[1]);
    in[1] = -1;
  }
  std::array<pollfd, 3> wait{{{out[0], POLLIN, 0}, {err[0], POLLIN, 0}, {in[1], POLLOUT, 0}}};
  while (wait[0].fd >= 0 || wait[1].fd >= 0) {
    poll(wait.data(), wait.size(), -1);
    for (size_t i = 0; i < 2; ++i) {
      if (wait[i].fd < 0 || wait[i].revents == 0) continue;
      char buffer[65536];
      const ssize_t count = read(wait[i].fd, buffer, sizeof buffer);
      if (count > 0) (i == 0 ? result.out : result.err).append(buffer, static_cast<size_t>(count));
      if (count <= 0) {
        close(wait[i].fd);
        wait[i].fd = -1;
      }
    }
    if (wait[2].fd >= 0 && wait[2].revents != 0) {
      const ssize_t count = write(wait[2].fd, input.data() + sent, input.size() - sent);
      if (count > 0) sent += static_cast<size_t>(count);
      if (count <= 0 || sent == input.size()) {
        close(wait[2].fd);
        wait[2].fd = -1;
      }
    }
  }
  if (wait[2].fd >= 0) close(wait[2].fd);
  int status = 0;
  waitpid(child, &status, 0);
  result.code = ExitCode(status);
  return result;
}

Background::Background(std::vector<std::string> arguments, const std::string& log) {
  arguments[0] = Resolve(arguments[0]);
  pid_ = fork();
  if (pid_ != 0) return;
  const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(file, STDOUT_FILENO);
  dup2(file, STDERR_FILENO);
  Execute(arguments, nullptr);
}

Background::~Background() { Stop(SIGKILL); }

bool Background::Ended() const {
  siginfo_t ended = {};
  return pid_ > 0 && waitid(P_PID, pid_, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == pid_;
}

int Background::Stop(int signal) {
  if (pid_ <= 0) return 0;
  kill(pid_, signal);
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return ExitCode(status);
}

}  // namespace ehcpqa::journeys
