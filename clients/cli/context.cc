#include "clients/cli/context.h"

#include <initializer_list>

#include "services/base/status_macros.h"

namespace ehcpqa::cli {
namespace {

constexpr char kDefaultServer[] = "localhost:8443";

std::string FirstOf(std::initializer_list<std::string> candidates) {
  for (const std::string& candidate : candidates) {
    if (!candidate.empty()) return candidate;
  }
  return "";
}

}  // namespace

Context::Context(Environment& environment, const Globals& globals)
    : environment_(environment),
      format_(globals.format),
      target_{FirstOf({globals.server, environment.variable("EHCPQA_SERVER"), kDefaultServer}),
              FirstOf({globals.certificates, environment.variable("EHCPQA_CERTIFICATES"),
                       ConfigFolder(environment) + "/certificates"})},
      token_(FirstOf({globals.token, environment.variable("EHCPQA_TOKEN")})),
      session_file_(environment, target_) {}

absl::StatusOr<api::Api> Context::ConnectAsNobody() const { return api::Api::Connect(target_); }

absl::StatusOr<api::Api> Context::Connect() const {
  std::string token = token_;
  if (token.empty()) {
    ASSIGN_OR_RETURN(token, session_file_.Read());
  }
  ASSIGN_OR_RETURN(const api::Api api, ConnectAsNobody());
  return api.As(token);
}

void Context::Show(const google::protobuf::Message& reply, const View& view) {
  Show(reply, view, view.empty() ? "Done.\n" : format_ == Format::kTable ? ToTables(reply, view, bold()) : "");
}

void Context::Show(const google::protobuf::Message& reply, const View& view, const std::string& text) {
  switch (format_) {
    case Format::kTable:
      environment_.out << text;
      break;
    case Format::kJson:
      environment_.out << ToJson(reply);
      break;
    case Format::kCsv:
      if (!view.empty()) environment_.out << ToCsv(reply, view);
      break;
  }
}

void Context::Note(const std::string& text) {
  if (format_ == Format::kTable) environment_.err << text << "\n";
}

bool Context::bold() const {
  return format_ == Format::kTable && environment_.out_is_terminal && environment_.variable("NO_COLOR").empty();
}

}  // namespace ehcpqa::cli
