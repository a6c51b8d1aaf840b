// Which page answers which address.
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_ROUTER_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_ROUTER_H_

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/web/engine/request.h"
#include "clients/web/engine/response.h"

namespace ehcpqa::web {

// Called on several threads at once.
using Handler = std::function<Response(const Request&)>;

// Opens the place where a file goes. `so_far` holds the fields that stood before the file in the form.
using OpenUpload = std::function<absl::StatusOr<std::unique_ptr<Upload>>(
    const Request& so_far, const std::string& field, const std::string& file_name)>;

// What a form may hold at most. More is answered 413.
struct FormLimits {
  size_t bytes = 1 << 20;  // The whole body, files included.
  size_t fields = 1000;
  size_t field_bytes = 64 << 10;
  std::chrono::seconds body_time{60};  // However fast it trickles. Later, the connection is closed.
};

struct Route {
  Method method;
  std::string pattern;
  Handler handler;
  FormLimits limits;
  OpenUpload open_upload;  // Without it, files are refused.
  // Answered on a thread of its own: a handler that works for long must not hold up the connections that share a thread
  // of the listener.
  bool slow = false;
};

// A pattern is a path whose segments are literal or a parameter: "/work/{cycle}". A literal segment goes before a
// parameter; parameters are never empty.
class Router {
 public:
  void Get(std::string pattern, Handler handler);
  void Post(std::string pattern, Handler handler, const FormLimits& limits = {}, OpenUpload open_upload = nullptr,
            bool slow = false);

  struct Match {
    const Route* route = nullptr;  // Null when no pattern with the method matches.
    Fields parameters;
    std::string allow;  // Methods that the address has: "GET, HEAD, POST"; empty when there is no such address.
  };
  Match Find(Method method, std::string_view path) const;

 private:
  struct Entry {
    std::vector<std::string> segments;
    Route route;
  };
  void Add(Route route);

  std::vector<Entry> entries_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_ROUTER_H_
