#include "clients/cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace ehcpqa::cli {
namespace {

std::atomic<bool> was_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

extern "C" void Remember(int signal) {
  was_requested = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

Interrupt::Interrupt() {
  was_requested = false;
  former_ = std::signal(SIGINT, Remember);
  // Where it was ignored (nohup, a job in the background), it still is.
  if (former_ == SIG_IGN) std::signal(SIGINT, SIG_IGN);
}

Interrupt::~Interrupt() { std::signal(SIGINT, former_); }

bool Interrupt::requested() { return was_requested; }

}  // namespace ehcpqa::cli
