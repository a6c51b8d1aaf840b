// The server of one area: opens what serves calls, listens, and ends cleanly.
#ifndef EHCPQA_SERVICES_SERVER_SERVER_H_
#define EHCPQA_SERVICES_SERVER_SERVER_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/server/files.h"
#include "services/server/services.h"

namespace grpc {
class Server;
}

namespace ehcpqa::server {

struct ServeOptions {
  std::string directory;                  // Of the area.
  std::string listen = "127.0.0.1:8443";  // Port 0 takes a free one.
  storage::Writer::Options writer;
  storage::Readers::Options readers{2, 4096};
  storage::Readers::Options slow{2, 256};
};

// Thread-safe.
class Server {
 public:
  // FailedPrecondition with what to do: no area, an area that is served already, an altered or newer database, a
  // contract without access options, a port in use.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServeOptions& options, const Clock& clock);
  // Shuts down when that has not been done.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const { return port_; }
  // Refuses new calls, finishes what was accepted (cancels what takes longer than ten seconds), and closes the
  // database.
  void Shutdown();

 private:
  explicit Server(FileLock lock) : lock_(std::move(lock)) {}
  void KeepHouse();

  FileLock lock_;
  std::unique_ptr<storage::Writer> writer_;
  std::unique_ptr<storage::Readers> readers_;
  std::unique_ptr<storage::Readers> slow_;
  std::unique_ptr<Adapter> adapter_;
  Services services_;
  std::unique_ptr<grpc::Server> grpc_;
  int port_ = 0;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread housekeeper_;
};

}  // namespace ehcpqa::server

#endif  // EHCPQA_SERVICES_SERVER_SERVER_H_
