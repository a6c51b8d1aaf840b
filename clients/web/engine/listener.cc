#include "clients/web/engine/listener.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <thread>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/web/engine/response.h"
#include "services/base/error.h"
#include "services/base/log.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

constexpr char kTls[] = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";
// Request line and headers of one request, and what the library needs beside them.
constexpr size_t kHeaderMemory = 64 << 10;
constexpr unsigned kBacklog = 511;
constexpr std::chrono::seconds kGrace{5};

absl::StatusOr<sockaddr_storage> ParseAddress(const std::string& text) {
  sockaddr_storage storage{};
  const size_t colon = text.rfind(':');
  int port = -1;
  if (colon != std::string::npos && absl::SimpleAtoi(text.substr(colon + 1), &port) && port >= 0 && port < 65536) {
    std::string host = text.substr(0, colon);
    auto* four = reinterpret_cast<sockaddr_in*>(&storage);
    auto* six = reinterpret_cast<sockaddr_in6*>(&storage);
    if (inet_pton(AF_INET, host.c_str(), &four->sin_addr) == 1) {
      four->sin_family = AF_INET;
      four->sin_port = htons(static_cast<uint16_t>(port));
      return storage;
    }
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    if (inet_pton(AF_INET6, host.c_str(), &six->sin6_addr) == 1) {
      six->sin6_family = AF_INET6;
      six->sin6_port = htons(static_cast<uint16_t>(port));
      return storage;
    }
  }
  return Refuse(absl::StatusCode::kInvalidArgument, "LISTEN_ADDRESS",
                "The address to listen on must be a numeric host and a port, for example 0.0.0.0:443 or [::]:443.");
}

void LogLibrary(void*, const char* format, va_list arguments) __attribute__((format(printf, 2, 0)));
void LogLibrary(void*, const char* format, va_list arguments) {
  char text[500];
  std::vsnprintf(text, sizeof text, format, arguments);
  // Handshakes that strangers break are daily bread, not news.
  Log("info", "http", {{"text", std::string(absl::StripTrailingAsciiWhitespace(text))}});
}

// Paths and queries are decoded by url.h, which refuses what this library would let pass.
size_t KeepEscapes(void*, MHD_Connection*, char* text) { return std::strlen(text); }

}  // namespace

struct Listener::State {
  const Site* site = nullptr;
  MHD_Daemon* daemon = nullptr;
  std::atomic<int> under_way = 0;
  std::atomic<int> apart = 0;

  static void* OnTarget(void* self, const char* target, MHD_Connection*) {
    auto* state = static_cast<State*>(self);
    state->under_way.fetch_add(1, std::memory_order_relaxed);
    return new Exchange(*state->site, target);
  }

  static void OnCompleted(void* self, MHD_Connection*, void** exchange, MHD_RequestTerminationCode) {
    delete static_cast<Exchange*>(*exchange);
    *exchange = nullptr;
    static_cast<State*>(self)->under_way.fetch_sub(1, std::memory_order_relaxed);
  }

  static MHD_Result Queue(MHD_Connection* connection, const Exchange& exchange, Response response) {
    const bool constant = response.constant_body.data() != nullptr;
    const std::string_view body = constant ? response.constant_body : std::string_view(response.body);
    MHD_Response* answer = MHD_create_response_from_buffer(body.size(), const_cast<char*>(body.data()),
                                                           constant ? MHD_RESPMEM_PERSISTENT : MHD_RESPMEM_MUST_COPY);
    if (answer == nullptr) return MHD_NO;
    for (const auto& [name, value] : response.headers) MHD_add_response_header(answer, name.c_str(), value.c_str());
    const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(response.status), answer);
    MHD_destroy_response(answer);
    exchange.LogAnswer(response.status);
    return queued;
  }

  // Lets the connection sleep, and its neighbours on this thread go on, until the answer is made on a thread of its
  // own. The exchange lives as long as its connection, which does not end while it sleeps.
  MHD_Result AnswerApart(MHD_Connection* connection, Exchange* exchange) {
    apart.fetch_add(1);
    MHD_suspend_connection(connection);
    std::thread([this, connection, exchange] {
      exchange->Keep(exchange->Answer());
      MHD_resume_connection(connection);
      apart.fetch_sub(1);
    }).detach();
    return MHD_YES;
  }

  static MHD_Result OnRequest(void* self, MHD_Connection* connection, const char*, const char* method, const char*,
                              const char* data, size_t* size, void** state) {
    auto& exchange = *static_cast<Exchange*>(*state);
    if (!exchange.begun()) {
      auto refused = exchange.Begin(connection, method);
      return refused ? Queue(connection, exchange, *std::move(refused)) : MHD_YES;
    }
    if (*size == 0) {
      if (exchange.kept()) return Queue(connection, exchange, *std::move(exchange.kept()));
      if (exchange.slow()) return static_cast<State*>(self)->AnswerApart(connection, &exchange);
      return Queue(connection, exchange, exchange.Answer());
    }
    const bool go_on = exchange.Receive({data, *size});
    *size = 0;
    return go_on ? MHD_YES : MHD_NO;
  }
};

Listener::Listener(std::unique_ptr<State> state) : state_(std::move(state)) {}

absl::StatusOr<std::unique_ptr<Listener>> Listener::Start(const ListenOptions& options, const Site& site) {
  ASSIGN_OR_RETURN(const sockaddr_storage address, ParseAddress(options.address));
  auto state = std::make_unique<State>();
  state->site = &site;
  const unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_TLS | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME |
                         MHD_USE_ERROR_LOG | (address.ss_family == AF_INET6 ? MHD_USE_DUAL_STACK : 0);
  errno = 0;
  state->daemon = MHD_start_daemon(
      flags, 0, nullptr, nullptr, &State::OnRequest, state.get(), MHD_OPTION_EXTERNAL_LOGGER, &LogLibrary, nullptr,
      MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_HTTPS_MEM_CERT, options.certificate.c_str(), MHD_OPTION_HTTPS_MEM_KEY,
      options.key.c_str(), MHD_OPTION_HTTPS_PRIORITIES, kTls, MHD_OPTION_THREAD_POOL_SIZE, options.threads,
      MHD_OPTION_CONNECTION_LIMIT, options.connections, MHD_OPTION_CONNECTION_TIMEOUT, options.idle_seconds,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, kHeaderMemory, MHD_OPTION_LISTEN_BACKLOG_SIZE, kBacklog,
      MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_UNESCAPE_CALLBACK, &KeepEscapes, nullptr, MHD_OPTION_URI_LOG_CALLBACK,
      &State::OnTarget, state.get(), MHD_OPTION_NOTIFY_COMPLETED, &State::OnCompleted, state.get(), MHD_OPTION_END);
  if (state->daemon == nullptr && errno != EADDRINUSE && errno != EACCES && errno != EADDRNOTAVAIL) {
    return Refuse(absl::StatusCode::kInvalidArgument, "WEB_CERTIFICATE",
                  "Cannot start HTTPS: the certificate and the key must be PEM and belong together.");
  }
  if (state->daemon == nullptr) {
    return NotNow("CANNOT_LISTEN", absl::StrCat("Cannot listen on ", options.address, ": ", std::strerror(errno),
                                                ". Name another address or port."));
  }
  return std::unique_ptr<Listener>(new Listener(std::move(state)));
}

Listener::~Listener() {
  const MHD_socket listening = MHD_quiesce_daemon(state_->daemon);
  const auto until = std::chrono::steady_clock::now() + kGrace;
  // An answer that is made apart holds on to its connection, however long it takes.
  while (state_->apart > 0 || (state_->under_way > 0 && std::chrono::steady_clock::now() < until)) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  MHD_stop_daemon(state_->daemon);
  if (listening != MHD_INVALID_SOCKET) close(listening);
}

int Listener::port() const {
  const MHD_DaemonInfo* info = MHD_get_daemon_info(state_->daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info == nullptr ? 0 : info->port;
}

}  // namespace ehcpqa::web
