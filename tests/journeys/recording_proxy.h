// Stands between a client and the server, as the only one who can: with the keys of both. Records what each says in
// plain bytes.
#ifndef EHCPQA_TESTS_JOURNEYS_RECORDING_PROXY_H_
#define EHCPQA_TESTS_JOURNEYS_RECORDING_PROXY_H_

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace ehcpqa::journeys {

struct ProxyKeys {
  std::string server_directory;  // With server.pem and server.key.
  std::string client_directory;  // With client.pem and client.key.
};

class RecordingProxy {
 public:
  // Forwards to `upstream`, "host:port".
  RecordingProxy(const std::string& upstream, const ProxyKeys& keys);
  ~RecordingProxy();

  const std::string& address() const { return address_; }
  // The payloads of HTTP/2 DATA frames, in order of arrival, without frame heads that would cut a word in two;
  // everything else as it came.
  std::string from_client();
  std::string from_server();

 private:
  void Accept();
  void Serve(int client);

  std::string upstream_;
  ProxyKeys keys_;
  std::string address_;
  int listener_ = -1;
  std::atomic<bool> stop_ = false;
  std::thread acceptor_;
  std::vector<std::thread> servers_;
  std::mutex mutex_;
  std::string from_client_, from_server_;
};

// The DATA payloads of a raw HTTP/2 byte stream followed by the payloads of all other frames.
std::string WithoutFrameHeads(const std::string& stream);

}  // namespace ehcpqa::journeys

#endif  // EHCPQA_TESTS_JOURNEYS_RECORDING_PROXY_H_
