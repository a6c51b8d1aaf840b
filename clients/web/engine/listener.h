// The HTTPS listener of a web client: TLS 1.2 and 1.3, a pool of threads, bounded connections, headers and bodies.
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_LISTENER_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_LISTENER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/web/engine/exchange.h"

namespace ehcpqa::web {

struct ListenOptions {
  std::string address = "127.0.0.1:0";  // "host:port" with a numeric host, IPv6 in brackets; port 0 takes a free one.
  std::string certificate;              // PEM, with its chain.
  std::string key;                      // PEM.
  unsigned threads = 16;        // A page waits for the server on its thread, and so do others of the same thread.
  unsigned connections = 1024;  // Further ones wait in the kernel's queue.
  unsigned idle_seconds = 30;   // A connection that says nothing for so long is closed.
};

class Listener {
 public:
  // Serves `site`, which must outlive the listener, from now on. Fails with InvalidArgument, reason LISTEN_ADDRESS or
  // WEB_CERTIFICATE, or with FailedPrecondition, reason CANNOT_LISTEN, naming what to do.
  static absl::StatusOr<std::unique_ptr<Listener>> Start(const ListenOptions& options, const Site& site);

  // Takes no further connection, lets requests under way finish (5 seconds at most, slow routes to their end), then
  // closes.
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int port() const;

 private:
  struct State;
  explicit Listener(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_LISTENER_H_
