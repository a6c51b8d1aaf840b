// One call on its way: what it showed of itself, and its one answer.
#ifndef EHCPQA_SERVICES_SERVER_CALL_H_
#define EHCPQA_SERVICES_SERVER_CALL_H_

#include <grpcpp/grpcpp.h>

#include <string>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "services/base/clock.h"
#include "services/identity/authenticator.h"
#include "services/rpc/access.h"

namespace ehcpqa::server {

// The status as it travels: code, message, and ErrorDetail in the error details. A status without a reason was not
// meant for the caller: it becomes INTERNAL (or DEADLINE_EXCEEDED, CANCELLED) and its text stays here.
grpc::Status ToGrpc(const absl::Status& status);

// Token and certificate of a call, read from the call's own metadata: a connection is shared by the users of a web
// client.
identity::Credentials CredentialsOf(const grpc::CallbackServerContext& context);

// The call's deadline in Unix milliseconds; 0 when it has none.
Millis DeadlineOf(const grpc::CallbackServerContext& context);

// Finishes a call exactly once, and logs it.
class Call {
 public:
  using Finish = absl::AnyInvocable<void(grpc::Status)>;
  Call(grpc::CallbackServerContext* context, const rpc::MethodAccess& method, const Clock& clock, Finish finish);

  const rpc::MethodAccess& method() const { return method_; }
  const identity::Credentials& credentials() const { return credentials_; }
  Millis deadline() const { return deadline_; }
  bool cancelled() const { return context_->IsCancelled(); }
  void set_user(const std::string& user) { user_ = user; }
  // Answers and logs. `context` is gone afterwards.
  void End(const absl::Status& status);

 private:
  grpc::CallbackServerContext* context_;
  const rpc::MethodAccess& method_;
  const Clock& clock_;
  Finish finish_;
  identity::Credentials credentials_;
  Millis deadline_;
  Millis begun_at_;
  std::string user_;
};

}  // namespace ehcpqa::server

#endif  // EHCPQA_SERVICES_SERVER_CALL_H_
