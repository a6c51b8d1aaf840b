#include "services/server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>

#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/audits/plan_result_store.h"
#include "services/base/log.h"
#include "services/base/status_macros.h"
#include "services/identity/session_store.h"
#include "services/register/abandoned_imports.h"
#include "services/rpc/answers.h"
#include "services/server/area.h"

namespace ehcpqa::server {
namespace {

constexpr auto kHousekeepingEvery = std::chrono::hours(1);
constexpr Millis kAnswersKept = Millis{7} * 86'400'000;
constexpr int kLargestMessage = 4 * 1024 * 1024;

std::shared_ptr<grpc::ServerCredentials> Credentials(const KeyPair& authority, const KeyPair& server) {
  grpc::SslServerCredentialsOptions options(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = authority.certificate;
  options.pem_key_cert_pairs.push_back({server.key, server.certificate});
  return grpc::SslServerCredentials(options);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServeOptions& options, const Clock& clock) {
  const Millis now = clock.Now();
  ASSIGN_OR_RETURN(auto connection, OpenArea(options.directory, now));
  ASSIGN_OR_RETURN(FileLock lock, FileLock::Take(options.directory + "/lock"));
  ASSIGN_OR_RETURN(const KeyPair authority, ReadAuthority(options.directory));
  ASSIGN_OR_RETURN(const KeyPair certificate, ReadServerCertificate(options.directory));

  std::unique_ptr<Server> server(new Server(std::move(lock)));
  const std::string path = DatabasePath(options.directory);
  server->writer_ = std::make_unique<storage::Writer>(std::move(connection), clock, options.writer);
  ASSIGN_OR_RETURN(const int abandoned, registers::RemoveAbandonedImports(*server->writer_));
  if (abandoned > 0)
    Log("warning", "removed imports that a stop had interrupted", {{"imports", std::to_string(abandoned)}});
  int64_t filled = 0;
  RETURN_IF_ERROR(server->writer_->Write([&](storage::Transaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(filled, audits::FillPlanResults(transaction));
    return absl::OkStatus();
  }));
  if (filled > 0) Log("info", "made the results of plans marked before", {{"audits", std::to_string(filled)}});
  ASSIGN_OR_RETURN(server->readers_, storage::Readers::Open(path, clock, options.readers));
  ASSIGN_OR_RETURN(server->slow_, storage::Readers::Open(path, clock, options.slow));
  server->adapter_ = std::make_unique<Adapter>(Executors{*server->writer_, *server->readers_, *server->slow_, clock});
  ASSIGN_OR_RETURN(server->services_, MakeServices(*server->adapter_));

  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  builder.AddListeningPort(options.listen, Credentials(authority, certificate), &server->port_);
  builder.SetMaxReceiveMessageSize(kLargestMessage);
  // A second server on the same port would take half of the calls in silence.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  for (const auto& service : server->services_) builder.RegisterService(service.get());
  server->grpc_ = builder.BuildAndStart();
  if (server->grpc_ == nullptr || server->port_ == 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("cannot listen on ", options.listen, ": is the port in use, or the address not this machine's?"));
  }
  server->housekeeper_ = std::thread([server = server.get()] { server->KeepHouse(); });
  return server;
}

Server::~Server() { Shutdown(); }

void Server::Shutdown() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
  }
  wake_.notify_all();
  // Handlers in flight still need the executors, so those end after the last call.
  if (grpc_ != nullptr) grpc_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(10));
  if (housekeeper_.joinable()) housekeeper_.join();
  if (slow_ != nullptr) slow_->Shutdown();
  if (readers_ != nullptr) readers_->Shutdown();
  if (writer_ != nullptr) writer_->Shutdown();
}

void Server::KeepHouse() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    const absl::Status status = writer_->Write([](storage::Transaction& transaction) -> absl::Status {
      RETURN_IF_ERROR(identity::PruneSessions(transaction, transaction.now()));
      return rpc::PruneAnswers(transaction, FormatTime(transaction.now() - kAnswersKept));
    });
    if (!status.ok()) Log("error", "housekeeping", {{"error", status.ToString()}});
    lock.lock();
    wake_.wait_for(lock, kHousekeepingEvery, [this] { return stopping_; });
  }
}

}  // namespace ehcpqa::server
