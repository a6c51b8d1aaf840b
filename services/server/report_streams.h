// The stream shape of reports: making one, message by message, and sending one, chunk by chunk.
#ifndef EHCPQA_SERVICES_SERVER_REPORT_STREAMS_H_
#define EHCPQA_SERVICES_SERVER_REPORT_STREAMS_H_

#include <grpcpp/grpcpp.h>

#include "ehcpqa/v1/report.pb.h"
#include "services/server/adapter.h"

namespace ehcpqa::server {

// Makes the report on a snapshot of a slow reader, tells each step, and stores it by one short write: nothing is stored
// when the caller goes away before. Deletes itself at the end of the call.
grpc::ServerWriteReactor<v1::MakeReportProgress>* SendMaking(Adapter& adapter, grpc::CallbackServerContext* context,
                                                             const v1::MakeReportRequest* request);

// Sends the stored bytes, 64 KiB a message; the next chunk leaves when the last is taken.
grpc::ServerWriteReactor<v1::ReportChunk>* SendDownload(Adapter& adapter, grpc::CallbackServerContext* context,
                                                        const v1::DownloadReportRequest* request);

}  // namespace ehcpqa::server

#endif  // EHCPQA_SERVICES_SERVER_REPORT_STREAMS_H_
