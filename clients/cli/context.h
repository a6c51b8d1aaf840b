// What a command works with: the connection, the streams, and the way its reply is shown.
#ifndef EHCPQA_CLIENTS_CLI_CONTEXT_H_
#define EHCPQA_CLIENTS_CLI_CONTEXT_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "clients/cli/environment.h"
#include "clients/cli/output.h"
#include "clients/cli/session_file.h"
#include "clients/cli/view.h"

namespace ehcpqa::cli {

// The options that every command takes. An empty one falls back on its variable.
struct Globals {
  std::string server;        // EHCPQA_SERVER, localhost:8443
  std::string certificates;  // EHCPQA_CERTIFICATES, ~/.config/ehcpqa/certificates
  std::string token;         // EHCPQA_TOKEN, the session file
  Format format = Format::kTable;
};

class Context {
 public:
  Context(Environment& environment, const Globals& globals);

  // A connection for the person signed in, or for nobody. Fails as api::Api::Connect.
  absl::StatusOr<api::Api> Connect() const;
  absl::StatusOr<api::Api> ConnectAsNobody() const;

  // Writes a reply in the format asked for. With nothing to see in it, a table is "Done." and CSV is nothing.
  void Show(const google::protobuf::Message& reply, const View& view);
  // Writes the text for a table, the reply for JSON and the view's table for CSV.
  void Show(const google::protobuf::Message& reply, const View& view, const std::string& text);
  // Tells the person something beside the reply, on standard error, unless a program is listening.
  void Note(const std::string& text);

  Environment& environment() { return environment_; }
  Format format() const { return format_; }
  // Whether headings may be bold: a table on a terminal, and NO_COLOR (no-color.org) is not set.
  bool bold() const;
  const SessionFile& session_file() const { return session_file_; }

 private:
  Environment& environment_;
  const Format format_;
  const api::Target target_;
  const std::string token_;
  const SessionFile session_file_;
};

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_CONTEXT_H_
