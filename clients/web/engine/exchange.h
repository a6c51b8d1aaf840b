// One request and its answer, from the first header to the last byte.
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_EXCHANGE_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_EXCHANGE_H_

#include <microhttpd.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "clients/web/engine/form_reader.h"
#include "clients/web/engine/request.h"
#include "clients/web/engine/response.h"
#include "clients/web/engine/router.h"

namespace ehcpqa::web {

// What a listener serves. Every member is called on several threads at once.
struct Site {
  Router router;
  // The page for a refusal that no page made: 400, 401, 403, 404, 405, 413, 415, 500, 503.
  std::function<Response(const Request& request, int status)> refusal;
};

// Not thread-safe; a connection has one at a time.
class Exchange {
 public:
  // `target` is the request's target as sent: "/work?sort=due".
  Exchange(const Site& site, std::string_view target);

  // Reads the headers. An answer that needs no body (a refusal) comes at once.
  std::optional<Response> Begin(MHD_Connection* connection, const char* method);
  bool begun() const { return begun_; }

  // Takes a piece of the body. False when the connection must end at once: more came than will ever be read, or it took
  // longer than a form may.
  bool Receive(std::string_view data);

  // The answer, once the body is whole.
  Response Answer();
  // Whether the answer may take long, and so is made on a thread of its own.
  bool slow() const { return route_ != nullptr && route_->slow; }
  // An answer that was made elsewhere, kept until the connection takes it.
  void Keep(Response response) { kept_ = std::move(response); }
  std::optional<Response>& kept() { return kept_; }

  // "POST /sign-in 303 12 ms": pattern, not path, so that a log says what was asked and not of whom.
  void LogAnswer(int status) const;

 private:
  Response Refuse(int status) const;
  Response Handle() const;
  // What every answer gets on its way out.
  Response Finished(Response response) const;

  const Site& site_;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::string target_;
  Request request_;
  const Route* route_ = nullptr;
  std::unique_ptr<FormReader> form_;
  size_t received_ = 0;
  bool begun_ = false;
  std::optional<Response> kept_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_EXCHANGE_H_
