#include "services/server/adapter.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <optional>

#include "absl/strings/match.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/identity/session_store.h"
#include "services/rpc/answers.h"
#include "services/rpc/keep_changes.h"
#include "services/server/call.h"

namespace ehcpqa::server {
namespace {

using storage::Snapshot;
using storage::Transaction;

constexpr size_t kLongestRequestId = 100;

std::string RequestIdOf(const google::protobuf::Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  return field == nullptr ? "" : request.GetReflection()->GetString(request, field);
}

// Whether the caller only wants to know what would happen: dry_run or validate_only is set.
bool IsTrial(const google::protobuf::Message& request) {
  for (const char* name : {"dry_run", "validate_only"}) {
    const auto* field = request.GetDescriptor()->FindFieldByName(name);
    if (field != nullptr && request.GetReflection()->GetBool(request, field)) return true;
  }
  return false;
}

// After these, what the authenticator keeps may be wrong.
bool ChangesIdentities(const std::string& method) {
  return absl::StartsWith(method, "ehcpqa.v1.IdentityService.") || absl::StartsWith(method, "ehcpqa.v1.UserService.");
}

absl::Status ShuttingDownOrCancelled(const Call& call) {
  return call.cancelled() ? absl::CancelledError("the caller went away") : absl::OkStatus();
}

}  // namespace

absl::Status Adapter::Learn(const google::protobuf::ServiceDescriptor& service) {
  ASSIGN_OR_RETURN(auto methods, rpc::ReadAccess(service));
  for (rpc::MethodAccess& method : methods) {
    std::string name = method.full_name;
    methods_.emplace(std::move(name), std::move(method));
  }
  return absl::OkStatus();
}

absl::StatusOr<Caller> Adapter::Admit(Snapshot& snapshot, const identity::Credentials& credentials,
                                      const rpc::MethodAccess& method) {
  if (method.audience == v1::AUDIENCE_CERTIFICATE) return authenticator_.AuthenticateCertificate(snapshot, credentials);
  ASSIGN_OR_RETURN(Caller caller, authenticator_.Authenticate(snapshot, credentials));
  RETURN_IF_ERROR(rpc::Allow(method, caller));
  return caller;
}

grpc::ServerUnaryReactor* Adapter::RunRead(grpc::CallbackServerContext* context, std::string_view method,
                                           storage::Readers& readers, ReadBody body) {
  auto* reactor = context->DefaultReactor();
  auto call = std::make_shared<Call>(context, access(method), executors_.clock,
                                     [reactor](grpc::Status status) { reactor->Finish(std::move(status)); });
  const absl::Status accepted = readers.Submit(
      [this, call, body = std::move(body)](Snapshot& snapshot) mutable {
        absl::Status status = ShuttingDownOrCancelled(*call);
        std::string touch;
        if (status.ok()) {
          auto caller = Admit(snapshot, call->credentials(), call->method());
          status = caller.status();
          if (caller.ok()) {
            call->set_user(caller->user);
            status = body(snapshot, *caller);
            if (authenticator_.TouchDue(*caller, snapshot.now())) touch = caller->token_digest;
          }
        }
        call->End(status);
        if (!touch.empty()) {
          // Reading cannot write, so the session's last use is noted by a write of its own that nobody waits for.
          (void)executors_.writer.Submit(
              [touch](Transaction& transaction) {
                return identity::TouchSession(transaction, touch, transaction.now());
              },
              [](absl::Status) {});
        }
      },
      [call](absl::Status status) { call->End(status); }, call->deadline());
  if (!accepted.ok()) call->End(accepted);
  return reactor;
}

grpc::ServerUnaryReactor* Adapter::RunWrite(grpc::CallbackServerContext* context, std::string_view method,
                                            const google::protobuf::Message& request,
                                            google::protobuf::Message& response, ReadBody prepare, WriteBody commit) {
  auto* reactor = context->DefaultReactor();
  auto call = std::make_shared<Call>(context, access(method), executors_.clock,
                                     [reactor](grpc::Status status) { reactor->Finish(std::move(status)); });
  if (prepare == nullptr) {
    SubmitWrite(std::move(call), request, response, std::move(commit));
    return reactor;
  }
  const absl::Status accepted = executors_.slow.Submit(
      [this, call, &request, &response, prepare = std::move(prepare),
       commit = std::move(commit)](Snapshot& snapshot) mutable {
        auto caller = Admit(snapshot, call->credentials(), call->method());
        absl::Status status = caller.status();
        if (caller.ok()) {
          call->set_user(caller->user);
          status = prepare(snapshot, *caller);
        }
        if (!status.ok()) return call->End(status);
        SubmitWrite(std::move(call), request, response, std::move(commit));
      },
      [call](absl::Status status) { call->End(status); }, call->deadline());
  if (!accepted.ok()) call->End(accepted);
  return reactor;
}

void Adapter::SubmitWrite(std::shared_ptr<Call> call, const google::protobuf::Message& request,
                          google::protobuf::Message& response, WriteBody commit) {
  // What the caller is told where the writer must be told something else: a refusal that keeps its changes is OK to the
  // writer, and a trial that went well is undone like a failure.
  auto answer_instead = std::make_shared<std::optional<absl::Status>>();
  const absl::Status accepted = executors_.writer.Submit(
      [this, call, &request, &response, answer_instead,
       commit = std::move(commit)](Transaction& transaction) mutable -> absl::Status {
        RETURN_IF_ERROR(ShuttingDownOrCancelled(*call));
        const rpc::MethodAccess& method = call->method();
        ASSIGN_OR_RETURN(const Caller caller, Admit(transaction, call->credentials(), method));
        call->set_user(caller.user);
        const std::string request_id = method.secret_reply ? "" : RequestIdOf(request);
        std::string request_bytes;
        if (!request_id.empty()) {
          if (request_id.size() > kLongestRequestId) return FieldInvalid("request_id", "has more than 100 characters");
          request_bytes = request.SerializeAsString();
          ASSIGN_OR_RETURN(const auto answer,
                           rpc::FindAnswer(transaction, caller.user, request_id, method.full_name, request_bytes));
          if (answer.has_value()) {
            return response.ParseFromString(*answer) ? absl::OkStatus()
                                                     : absl::InternalError("a kept answer cannot be read");
          }
        }
        if (absl::Status status = commit(transaction, caller); !status.ok()) {
          if (!rpc::KeepsChanges(status)) return status;
          *answer_instead = std::move(status);
          return absl::OkStatus();
        }
        if (IsTrial(request)) {
          *answer_instead = absl::OkStatus();
          return absl::CancelledError("a trial keeps nothing");
        }
        if (!request_id.empty()) {
          RETURN_IF_ERROR(rpc::KeepAnswer(transaction, caller.user, request_id, method.full_name, request_bytes,
                                          response.SerializeAsString()));
        }
        if (authenticator_.TouchDue(caller, transaction.now())) {
          RETURN_IF_ERROR(identity::TouchSession(transaction, caller.token_digest, transaction.now()));
        }
        return absl::OkStatus();
      },
      [this, call, answer_instead](absl::Status status) {
        if (ChangesIdentities(call->method().full_name)) authenticator_.Forget();
        call->End(answer_instead->value_or(status));
      },
      call->deadline());
  if (!accepted.ok()) call->End(accepted);
}

}  // namespace ehcpqa::server
