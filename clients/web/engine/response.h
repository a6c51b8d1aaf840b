// What a browser is answered.
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_RESPONSE_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_RESPONSE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ehcpqa::web {

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  // Sent instead of `body` when it has data. Must live as long as the program.
  std::string_view constant_body;
  // `constant_body` compressed by gzip, as long-lived. Without data: it is sent as it is.
  std::string_view constant_gzip;

  // Adds a header; a second Set-Cookie is a second header, anything else is set once.
  Response& With(std::string name, std::string value);
};

// A page.
Response Html(int status, std::string body);

// "See other": what answers every successful POST, so that reloading a page never repeats a change. `target` must be
// local (url.h); anything else goes to "/".
Response SeeOther(const std::string& target);

// Sets what every answer carries and the page did not set itself: a content security policy that allows our own files
// only (no inline script or style, no frame, no other site), HTTPS for a year, no type guessing, no caching.
void SecureHeaders(Response* response);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_RESPONSE_H_
