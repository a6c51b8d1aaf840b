// Names for attempts to change something, so that the server can tell a retry from a second wish.
#ifndef EHCPQA_CLIENTS_API_REQUEST_ID_H_
#define EHCPQA_CLIENTS_API_REQUEST_ID_H_

#include <string>

#include "google/protobuf/message.h"

namespace ehcpqa::api {

// A UUID of the time and random bits (RFC 9562 version 7), lower case. Thread-safe.
std::string NewRequestId();

// Whether the request has a request_id and it is empty: this is a write without a name yet.
bool NeedsRequestId(const google::protobuf::Message& request);

// Sets the request_id.
void SetRequestId(google::protobuf::Message* request, const std::string& id);

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_REQUEST_ID_H_
