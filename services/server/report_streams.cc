#include "services/server/report_streams.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "services/base/outbox.h"
#include "services/base/status_macros.h"
#include "services/reports/making.h"
#include "services/reports/report_service.h"
#include "services/rpc/answers.h"
#include "services/server/call.h"

namespace ehcpqa::server {
namespace {

using storage::Snapshot;
using storage::Transaction;

constexpr char kMake[] = "ehcpqa.v1.ReportService.MakeReport";
constexpr char kDownload[] = "ehcpqa.v1.ReportService.DownloadReport";
constexpr size_t kChunk = 64 * 1024;

class MakeReactor final : public grpc::ServerWriteReactor<v1::MakeReportProgress> {
 public:
  MakeReactor(Adapter& adapter, grpc::CallbackServerContext* context, const v1::MakeReportRequest& request)
      : adapter_(adapter),
        request_(request),
        call_(context, adapter.access(kMake), adapter.executors().clock,
              [this](grpc::Status status) { Finish(std::move(status)); }) {
    const absl::Status accepted = adapter.executors().slow.Submit(
        [this](Snapshot& snapshot) {
          if (absl::Status status = Make(snapshot); !status.ok() || answered_) return End(std::move(status));
          Land();
        },
        [this](const absl::Status& status) { End(status); }, call_.deadline());
    if (!accepted.ok()) End(accepted);
  }

  void OnWriteDone(bool ok) override { Do(outbox_.Taken(ok)); }

  void OnDone() override { delete this; }

 private:
  absl::Status Make(Snapshot& snapshot) {
    ASSIGN_OR_RETURN(const Caller caller, adapter_.Admit(snapshot, call_.credentials(), call_.method()));
    user_ = caller.user;
    call_.set_user(user_);
    request_bytes_ = request_.SerializeAsString();
    if (!request_.request_id().empty()) {
      ASSIGN_OR_RETURN(const auto answer,
                       rpc::FindAnswer(snapshot, user_, request_.request_id(), kMake, request_bytes_));
      if (answer) {
        v1::MakeReportProgress last;
        if (!last.ParseFromString(*answer)) return absl::InternalError("a kept answer cannot be read");
        answered_ = true;
        Push(std::move(last));
        return absl::OkStatus();
      }
    }
    ASSIGN_OR_RETURN(const reports::ReportOrder order, reports::TakeOrder(snapshot, request_, EHCPQA_VERSION));
    ASSIGN_OR_RETURN(reports::MadeReport made,
                     reports::Make(snapshot, caller, order, [this](const std::string& step, int done, int total) {
                       v1::MakeReportProgress progress;
                       progress.set_step(step);
                       progress.set_done(done);
                       progress.set_total(total);
                       total_ = total;
                       return Push(std::move(progress));
                     }));
    made_.emplace(std::move(made));
    return absl::OkStatus();
  }

  void Land() {
    auto last = std::make_shared<v1::MakeReportProgress>();
    const absl::Status accepted = adapter_.executors().writer.Submit(
        [this, last](Transaction& transaction) -> absl::Status {
          if (call_.cancelled()) return absl::CancelledError("the caller went away");
          ASSIGN_OR_RETURN(const Caller caller, adapter_.Admit(transaction, call_.credentials(), call_.method()));
          ASSIGN_OR_RETURN(*last->mutable_report(), reports::Land(transaction, caller, *std::move(made_)));
          last->set_step("Released");
          last->set_done(total_);
          last->set_total(total_);
          if (request_.request_id().empty()) return absl::OkStatus();
          return rpc::KeepAnswer(transaction, user_, request_.request_id(), kMake, request_bytes_,
                                 last->SerializeAsString());
        },
        [this, last](const absl::Status& status) {
          if (status.ok()) Push(std::move(*last));
          End(status);
        },
        call_.deadline());
    if (!accepted.ok()) End(accepted);
  }

  // Sends a message after those before it; false when nobody takes it any more.
  bool Push(v1::MakeReportProgress message) {
    if (call_.cancelled() || outbox_.broken()) return false;
    Do(outbox_.Put(std::move(message)));
    return true;
  }

  // Ends the call once all messages have left. The reactor may be gone when this returns.
  void End(absl::Status status) { Do(outbox_.End(std::move(status))); }

  void Do(const Outbox<v1::MakeReportProgress>::Next& next) {
    if (next.message != nullptr) StartWrite(next.message);
    if (next.end) call_.End(*next.end);
  }

  Adapter& adapter_;
  const v1::MakeReportRequest request_;
  Call call_;
  std::string user_, request_bytes_;
  bool answered_ = false;
  int total_ = 0;
  std::optional<reports::MadeReport> made_;

  Outbox<v1::MakeReportProgress> outbox_;
};

class DownloadReactor final : public grpc::ServerWriteReactor<v1::ReportChunk> {
 public:
  DownloadReactor(Adapter& adapter, grpc::CallbackServerContext* context, const v1::DownloadReportRequest& request)
      : request_(request),
        call_(context, adapter.access(kDownload), adapter.executors().clock,
              [this](grpc::Status status) { Finish(std::move(status)); }) {
    const absl::Status accepted = adapter.executors().readers.Submit(
        [this, &adapter](Snapshot& snapshot) {
          if (absl::Status status = Load(adapter, snapshot); !status.ok()) return call_.End(status);
          SendNext();
        },
        [this](const absl::Status& status) { call_.End(status); }, call_.deadline());
    if (!accepted.ok()) call_.End(accepted);
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return call_.End(absl::CancelledError("the caller went away"));
    if (sent_ == file_.bytes.size()) return call_.End(absl::OkStatus());
    SendNext();
  }

  void OnDone() override { delete this; }

 private:
  absl::Status Load(Adapter& adapter, Snapshot& snapshot) {
    ASSIGN_OR_RETURN(const Caller caller, adapter.Admit(snapshot, call_.credentials(), call_.method()));
    call_.set_user(caller.user);
    ASSIGN_OR_RETURN(file_, reports::FindDownload(snapshot, caller, request_));
    return absl::OkStatus();
  }

  void SendNext() {
    chunk_.Clear();
    if (sent_ == 0) {
      v1::ReportFile& file = *chunk_.mutable_file();
      file.set_format(static_cast<v1::ReportFormat>(file_.format));
      file.set_size(static_cast<int64_t>(file_.bytes.size()));
      file.set_sha256(file_.sha256);
    }
    const size_t size = std::min(kChunk, file_.bytes.size() - sent_);
    chunk_.set_data(file_.bytes.substr(sent_, size));
    sent_ += size;
    StartWrite(&chunk_);
  }

  const v1::DownloadReportRequest request_;
  Call call_;
  reports::StoredFile file_;
  size_t sent_ = 0;
  v1::ReportChunk chunk_;
};

}  // namespace

grpc::ServerWriteReactor<v1::MakeReportProgress>* SendMaking(Adapter& adapter, grpc::CallbackServerContext* context,
                                                             const v1::MakeReportRequest* request) {
  return new MakeReactor(adapter, context, *request);
}

grpc::ServerWriteReactor<v1::ReportChunk>* SendDownload(Adapter& adapter, grpc::CallbackServerContext* context,
                                                        const v1::DownloadReportRequest* request) {
  return new DownloadReactor(adapter, context, *request);
}

}  // namespace ehcpqa::server
