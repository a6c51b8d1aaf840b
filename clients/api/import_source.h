// Streaming a return to the server, person by person.
#ifndef EHCPQA_CLIENTS_API_IMPORT_SOURCE_H_
#define EHCPQA_CLIENTS_API_IMPORT_SOURCE_H_

#include <functional>

#include "absl/status/status.h"
#include "clients/api/register_methods.h"

namespace ehcpqa::api {

// Takes the persons of a return, in its order.
class ImportSink {
 public:
  virtual ~ImportSink() = default;
  // Sends the person, sooner or later, in batches of at most 1000 rows. A failure means that the stream is over: return
  // it.
  virtual absl::Status Add(v1::PersonRows person) = 0;
};

// Gives every person of the return to the sink. A failure of its own (the file is broken) ends the import: nothing is
// kept.
using ImportSource = std::function<absl::Status(ImportSink&)>;

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_IMPORT_SOURCE_H_
