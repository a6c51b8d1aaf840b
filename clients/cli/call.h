// Actions that ask the server one thing and show the reply.
#ifndef EHCPQA_CLIENTS_CLI_CALL_H_
#define EHCPQA_CLIENTS_CLI_CALL_H_

#include <type_traits>
#include <utility>

#include "clients/api/api.h"
#include "clients/cli/command.h"
#include "clients/cli/context.h"
#include "clients/cli/values.h"

namespace ehcpqa::cli {

// `fill` puts the values into the request: void(const Values&, Request&), or absl::Status(Context&, const Values&,
// Request&) where that can fail.
template <typename Fill, typename Request>
absl::Status FillIn(const Fill& fill, Context& context, const Values& values, Request& request) {
  if constexpr (std::is_invocable_v<Fill, Context&, const Values&, Request&>) {
    return fill(context, values, request);
  } else {
    fill(values, request);
    return absl::OkStatus();
  }
}

// One call.
template <typename Request, typename Response, typename Fill>
Action Ask(const api::Method<Request, Response>& method, Fill fill, View view) {
  Action action;
  action.methods = {method.name};
  action.view = view;
  action.reply = Response::descriptor();
  action.run = [method, fill = std::move(fill), view](Context& context, const Values& values) -> absl::Status {
    Request request;
    RETURN_IF_ERROR(FillIn(fill, context, values, request));
    ASSIGN_OR_RETURN(const api::Api api, context.Connect());
    ASSIGN_OR_RETURN(const Response response, api.Call(method, request));
    context.Show(response, view);
    return absl::OkStatus();
  };
  return action;
}

// A list, read to its end.
template <typename Request, typename Response, typename Fill>
Action AskAll(const api::Method<Request, Response>& method, Fill fill, View view) {
  Action action;
  action.methods = {method.name};
  action.view = view;
  action.reply = Response::descriptor();
  action.run = [method, fill = std::move(fill), view](Context& context, const Values& values) -> absl::Status {
    Request request;
    RETURN_IF_ERROR(FillIn(fill, context, values, request));
    ASSIGN_OR_RETURN(const api::Api api, context.Connect());
    ASSIGN_OR_RETURN(const Response response, api.ListAll(method, request));
    context.Show(response, view);
    return absl::OkStatus();
  };
  return action;
}

// For requests that say nothing.
inline constexpr auto kNothing = [](const Values&, auto&) {};

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_CALL_H_
