#include "tests/journeys/recording_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

namespace ehcpqa::journeys {
namespace {

constexpr unsigned char kHttp2[] = {2, 'h', '2'};
constexpr char kPreface[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

int SelectHttp2(SSL*, const unsigned char** out, unsigned char* size, const unsigned char*, unsigned int, void*) {
  *out = kHttp2 + 1;
  *size = 2;
  return SSL_TLSEXT_ERR_OK;
}

SSL_CTX* Context(bool server, const std::string& stem) {
  SSL_CTX* context = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
  SSL_CTX_use_certificate_file(context, (stem + ".pem").c_str(), SSL_FILETYPE_PEM);
  SSL_CTX_use_PrivateKey_file(context, (stem + ".key").c_str(), SSL_FILETYPE_PEM);
  if (server) SSL_CTX_set_alpn_select_cb(context, SelectHttp2, nullptr);
  if (!server) SSL_CTX_set_alpn_protos(context, kHttp2, sizeof kHttp2);
  return context;
}

int Dial(const std::string& address) {
  const size_t colon = address.rfind(':');
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<uint16_t>(std::stoi(address.substr(colon + 1))));
  inet_pton(AF_INET, address.substr(0, colon).c_str(), &to.sin_addr);
  const int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect(file, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
    close(file);
    return -1;
  }
  return file;
}

}  // namespace

std::string WithoutFrameHeads(const std::string& stream) {
  std::string data, rest;
  size_t at = stream.rfind(kPreface, 0) == 0 ? sizeof kPreface - 1 : 0;
  while (at + 9 <= stream.size()) {
    const auto byte = [&](size_t i) { return static_cast<size_t>(static_cast<unsigned char>(stream[at + i])); };
    const size_t size = byte(0) << 16 | byte(1) << 8 | byte(2);
    (byte(3) == 0 ? data : rest).append(stream, at + 9, size);
    at += 9 + size;
  }
  return data + rest;
}

RecordingProxy::RecordingProxy(const std::string& upstream, const ProxyKeys& keys) : upstream_(upstream), keys_(keys) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener_, reinterpret_cast<sockaddr*>(&at), sizeof at);
  listen(listener_, 16);
  socklen_t size = sizeof at;
  getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size);
  address_ = "127.0.0.1:" + std::to_string(ntohs(at.sin_port));
  acceptor_ = std::thread([this] { Accept(); });
}

RecordingProxy::~RecordingProxy() {
  stop_ = true;
  acceptor_.join();
  for (std::thread& server : servers_) server.join();
  close(listener_);
}

std::string RecordingProxy::from_client() {
  const std::lock_guard lock(mutex_);
  return from_client_;
}
std::string RecordingProxy::from_server() {
  const std::lock_guard lock(mutex_);
  return from_server_;
}

void RecordingProxy::Accept() {
  while (!stop_) {
    pollfd wait{listener_, POLLIN, 0};
    if (poll(&wait, 1, 100) != 1) continue;
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) servers_.emplace_back([this, client] { Serve(client); });
  }
}

void RecordingProxy::Serve(int client) {
  SSL_CTX* to_client = Context(true, keys_.server_directory + "/server");
  SSL_CTX* to_server = Context(false, keys_.client_directory + "/client");
  SSL* near = SSL_new(to_client);
  SSL* far = SSL_new(to_server);
  const int server = Dial(upstream_);
  SSL_set_fd(near, client);
  SSL_set_fd(far, server);
  std::string said_near, said_far;
  if (server >= 0 && SSL_accept(near) == 1 && SSL_connect(far) == 1) {
    // Copies what one side says to the other until one of them ends.
    const auto copy = [](SSL* from, SSL* to, std::string& record) {
      char buffer[16384];
      do {
        const int count = SSL_read(from, buffer, sizeof buffer);
        if (count <= 0) return false;
        record.append(buffer, static_cast<size_t>(count));
        if (SSL_write(to, buffer, count) != count) return false;
      } while (SSL_pending(from) > 0);
      return true;
    };
    bool open = true;
    while (open && !stop_) {
      pollfd wait[2] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
      if (poll(wait, 2, 100) <= 0) continue;
      if (wait[0].revents != 0) open = copy(near, far, said_near);
      if (open && wait[1].revents != 0) open = copy(far, near, said_far);
    }
  }
  {
    const std::lock_guard lock(mutex_);
    from_client_ += WithoutFrameHeads(said_near);
    from_server_ += WithoutFrameHeads(said_far);
  }
  SSL_free(near);
  SSL_free(far);
  SSL_CTX_free(to_client);
  SSL_CTX_free(to_server);
  close(client);
  if (server >= 0) close(server);
}

}  // namespace ehcpqa::journeys
