// The stream shape: an import of a return, message by message.
#ifndef EHCPQA_SERVICES_SERVER_REGISTER_IMPORT_H_
#define EHCPQA_SERVICES_SERVER_REGISTER_IMPORT_H_

#include <grpcpp/grpcpp.h>

#include "ehcpqa/v1/register.pb.h"
#include "services/server/adapter.h"

namespace ehcpqa::server {

// Reads one message at a time: the next one is asked for when the rows of the last are staged, so a fast client waits
// and memory stays bounded. Deletes itself at the end of the call.
grpc::ServerReadReactor<v1::ImportRegisterRequest>* ReceiveImport(Adapter& adapter,
                                                                  grpc::CallbackServerContext* context,
                                                                  v1::ImportReport* response);

}  // namespace ehcpqa::server

#endif  // EHCPQA_SERVICES_SERVER_REGISTER_IMPORT_H_
