// A local area whose auditors have a cycle to score, and web clients of its agencies: the real server, the real pages.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_PAGES_WEB_AREA_H_
#define EHCPQA_TESTS_CLIENTS_WEB_PAGES_WEB_AREA_H_

#include <memory>
#include <string>

#include "clients/web/engine/listener.h"
#include "clients/web/pages/client.h"
#include "tests/clients/web/tls_client.h"
#include "tests/journeys/live_area.h"

namespace ehcpqa::web {

// Password of everybody in the area, once they have changed their first one.
inline constexpr char kPassword[] = "three invented words";
inline constexpr char kFirstPassword[] = "one-time for everybody";

// One web client on a free port.
class WebClient {
 public:
  // `keys` is the folder with the keys of local authorities; may be empty.
  WebClient(const journeys::LiveArea& area, const AgencyClient& agency, const std::string& certificates,
            const std::string& keys = "");

  int port() const { return listener_->port(); }
  // A browser that has signed in and shows the person's first page.
  Browser SignIn(const std::string& user) const;

 private:
  std::unique_ptr<Client> client_;
  std::unique_ptr<Listener> listener_;
};

// Cycle "q4" of 12 plans is in scoring. Making it takes seconds, so that the tests of a suite share one.
class WebArea {
 public:
  WebArea();

  journeys::LiveArea& area() { return area_; }
  WebClient& education() { return *education_; }
  WebClient& health() { return *health_; }

  // The invented return that the area's register was imported from.
  std::string return_file() const { return area_.directory() + "/return/sen2.xml"; }

  // Path of the person's n-th assessment that is not handed in: "/assess/q4/7/health-1".
  std::string AssessmentOf(const std::string& user, int n);

 private:
  journeys::LiveArea area_;
  std::unique_ptr<WebClient> education_, health_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_PAGES_WEB_AREA_H_
