#include <grpcpp/client_context.h>

#include <utility>

#include "clients/api/call_context.h"
#include "clients/api/connection.h"
#include "clients/api/wire_status.h"
#include "ehcpqa/v1/register.grpc.pb.h"

namespace ehcpqa::api {
namespace {

constexpr int kRowsInBatch = 1000;

// Gathers persons into batches and writes them to the call.
class BatchWriter : public ImportSink {
 public:
  explicit BatchWriter(grpc::ClientWriter<v1::ImportRegisterRequest>* stream) : stream_(stream) {}

  absl::Status Add(v1::PersonRows person) override {
    if (rows_ > 0 && rows_ + person.rows_size() > kRowsInBatch) RETURN_IF_ERROR(Flush());
    rows_ += person.rows_size();
    *batch_.mutable_persons()->add_persons() = std::move(person);
    return rows_ >= kRowsInBatch ? Flush() : absl::OkStatus();
  }

  absl::Status Flush() {
    if (rows_ == 0) return absl::OkStatus();
    broken_ = !stream_->Write(batch_);
    batch_.mutable_persons()->clear_persons();
    rows_ = 0;
    // What ended the stream is only known when the call is finished.
    return broken_ ? absl::AbortedError("The server ended the import.") : absl::OkStatus();
  }

  bool broken() const { return broken_; }

 private:
  grpc::ClientWriter<v1::ImportRegisterRequest>* stream_;
  v1::ImportRegisterRequest batch_;
  int rows_ = 0;
  bool broken_ = false;
};

}  // namespace

absl::Status Connection::ImportOnce(const v1::ImportHeader& header, const std::string& token, Deadline deadline,
                                    const ImportSource& source, v1::ImportReport* report) const {
  grpc::ClientContext context;
  RETURN_IF_ERROR(Prepare(token, deadline, &context));
  v1::RegisterService::Stub stub(channel_);
  report->Clear();
  const auto stream = stub.ImportRegister(&context, report);
  v1::ImportRegisterRequest first;
  *first.mutable_header() = header;
  BatchWriter writer(stream.get());
  if (stream->Write(first)) {
    absl::Status read = source(writer);
    if (read.ok()) read = writer.Flush();
    if (!read.ok() && !writer.broken()) {
      context.TryCancel();
      stream->Finish().ok();
      return read;
    }
    stream->WritesDone();
  }
  return FromWire(stream->Finish(), server_);
}

}  // namespace ehcpqa::api
