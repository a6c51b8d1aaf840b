#include "services/server/register_import.h"

#include <memory>
#include <optional>
#include <utility>

#include "services/base/log.h"
#include "services/base/status_macros.h"
#include "services/register/import_session.h"
#include "services/rpc/answers.h"
#include "services/server/call.h"

namespace ehcpqa::server {
namespace {

using registers::ImportSession;
using storage::Snapshot;
using storage::Transaction;

constexpr char kMethod[] = "ehcpqa.v1.RegisterService.ImportRegister";

// Removes what was staged, one short part at a time, while other writes go on in between. What a shutdown interrupts is
// removed at the next start.
void Abandon(storage::Writer& writer, std::shared_ptr<ImportSession> session) {
  auto clean = std::make_shared<bool>(false);
  (void)writer.Submit(
      [session, clean](Transaction& transaction) -> absl::Status {
        ASSIGN_OR_RETURN(*clean, session->Abandon(transaction));
        return absl::OkStatus();
      },
      [&writer, session, clean](const absl::Status& status) {
        if (!status.ok()) Log("error", "abandoned import", {{"error", status.ToString()}});
        if (status.ok() && !*clean) Abandon(writer, session);
      });
}

class ImportReactor final : public grpc::ServerReadReactor<v1::ImportRegisterRequest> {
 public:
  ImportReactor(Adapter& adapter, grpc::CallbackServerContext* context, v1::ImportReport* response)
      : executors_(adapter.executors()),
        response_(response),
        call_(context, adapter.access(kMethod), executors_.clock,
              [this](grpc::Status status) { Finish(std::move(status)); }) {
    OnReader(
        executors_.readers,
        [this, &adapter](Snapshot& snapshot) -> absl::Status {
          ASSIGN_OR_RETURN(Caller caller, adapter.Admit(snapshot, call_.credentials(), call_.method()));
          user_ = caller.user;
          call_.set_user(user_);
          session_ = std::make_shared<ImportSession>(std::move(caller));
          return absl::OkStatus();
        },
        [this] { StartRead(&message_); });
  }

  void OnReadDone(bool ok) override {
    if (call_.cancelled()) return End(absl::CancelledError("the caller went away"));
    if (!ok) return StageRest();
    const bool first = !session_->header().has_value();
    if (absl::Status status = session_->Receive(message_, executors_.clock.Now()); !status.ok()) return End(status);
    if (first && !session_->header()->request_id().empty()) return LookForAnswer();
    if (!session_->full()) return StartRead(&message_);
    OnWriter([this](Transaction& transaction) { return session_->Stage(transaction); }, [this] { StageMore(); });
  }

  void OnDone() override { delete this; }

 private:
  // A message may hold several transactions' worth of rows.
  void StageMore() {
    if (!session_->full()) return StartRead(&message_);
    OnWriter([this](Transaction& transaction) { return session_->Stage(transaction); }, [this] { StageMore(); });
  }

  // A repeat of an import that has landed gets its report, and its rows are not read.
  void LookForAnswer() {
    OnReader(
        executors_.readers,
        [this](Snapshot& snapshot) -> absl::Status {
          header_bytes_ = session_->header()->SerializeAsString();
          ASSIGN_OR_RETURN(const auto answer,
                           rpc::FindAnswer(snapshot, user_, session_->header()->request_id(), kMethod, header_bytes_));
          answered_ = answer.has_value();
          if (answered_ && !response_->ParseFromString(*answer))
            return absl::InternalError("a kept answer cannot be read");
          return absl::OkStatus();
        },
        [this] {
          if (answered_) return End(absl::OkStatus());
          StartRead(&message_);
        });
  }

  void StageRest() {
    OnWriter([this](Transaction& transaction) { return session_->Stage(transaction); }, [this] { Review(); });
  }
  void Review() {
    OnReader(
        executors_.slow, [this](Snapshot& snapshot) { return session_->Review(snapshot); }, [this] { Land(); });
  }
  void Land() {
    OnWriter(
        [this](Transaction& transaction) -> absl::Status {
          ASSIGN_OR_RETURN(*response_, session_->Land(transaction));
          if (header_bytes_.empty()) return absl::OkStatus();
          return rpc::KeepAnswer(transaction, user_, session_->header()->request_id(), kMethod, header_bytes_,
                                 response_->SerializeAsString());
        },
        [this] { End(absl::OkStatus()); });
  }

  // Runs a step on an executor and goes on with `next`, or ends the call with the step's failure.
  template <typename Step, typename Next>
  void OnWriter(Step step, Next next) {
    const absl::Status accepted = executors_.writer.Submit(
        std::move(step),
        [this, next](const absl::Status& status) {
          if (!status.ok()) return End(status);
          next();
        },
        call_.deadline());
    if (!accepted.ok()) End(accepted);
  }
  template <typename Step, typename Next>
  void OnReader(storage::Readers& readers, Step step, Next next) {
    const absl::Status accepted = readers.Submit(
        [this, step, next](Snapshot& snapshot) mutable {
          if (absl::Status status = step(snapshot); !status.ok()) return End(status);
          next();
        },
        [this](const absl::Status& status) { End(status); }, call_.deadline());
    if (!accepted.ok()) End(accepted);
  }

  // The reactor may be gone when this returns.
  void End(const absl::Status& status) {
    if (session_ != nullptr && session_->staged() && (!status.ok() || session_->header()->dry_run())) {
      Abandon(executors_.writer, session_);
    }
    call_.End(status);
  }

  Executors& executors_;
  v1::ImportReport* response_;
  Call call_;
  v1::ImportRegisterRequest message_;
  std::shared_ptr<ImportSession> session_;
  std::string user_;
  std::string header_bytes_;  // Set when the import has a request_id.
  bool answered_ = false;
};

}  // namespace

grpc::ServerReadReactor<v1::ImportRegisterRequest>* ReceiveImport(Adapter& adapter,
                                                                  grpc::CallbackServerContext* context,
                                                                  v1::ImportReport* response) {
  return new ImportReactor(adapter, context, response);
}

}  // namespace ehcpqa::server
