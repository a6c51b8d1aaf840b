// A site that says what it was asked, on a real listener.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_ENGINE_ECHO_SITE_H_
#define EHCPQA_TESTS_CLIENTS_WEB_ENGINE_ECHO_SITE_H_

#include <memory>
#include <string>
#include <utility>

#include "clients/web/engine/listener.h"
#include "tests/clients/web/tls_client.h"
#include "tests/clients/web/web_certificate.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::web {

// Names and values in brackets, in order: "[a=1][b=2]".
inline std::string Shown(const Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields.all()) text.append("[").append(name).append("=").append(value).append("]");
  return text;
}

// Routes are added by the test; every refusal is its status as text.
class EchoSite {
 public:
  EchoSite() {
    site_.refusal = [](const Request&, int status) { return Html(status, "refused " + std::to_string(status)); };
  }
  Router& router() { return site_.router; }

  // Starts on a free port. `certificate` is made fresh when none is given.
  int Start(ListenOptions options = {}) {
    const WebCertificate made = NewWebCertificate();
    options.certificate = made.certificate;
    options.key = made.key;
    options.threads = 4;
    auto listener = Listener::Start(options, site_);
    EXPECT_THAT(listener, IsOk());
    if (!listener.ok()) return 0;
    listener_ = *std::move(listener);
    return listener_->port();
  }
  void Stop() { listener_.reset(); }

 private:
  Site site_;
  std::unique_ptr<Listener> listener_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_ENGINE_ECHO_SITE_H_
