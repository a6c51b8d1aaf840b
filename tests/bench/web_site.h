// The education client as it is installed, over HTTPS, and edith, an auditor who has signed in there.
#ifndef EHCPQA_TESTS_BENCH_WEB_SITE_H_
#define EHCPQA_TESTS_BENCH_WEB_SITE_H_

#include <memory>
#include <string>
#include <vector>

#include "tests/clients/web/tls_client.h"
#include "tests/journeys/live_area.h"

namespace ehcpqa::bench {

class Site {
 public:
  // Ends the program when the client does not start or edith cannot sign in.
  explicit Site(journeys::LiveArea& area);

  int port() const { return port_; }
  pid_t pid() const { return client_->pid(); }
  // Memory of the client before its first request.
  double idle_mebibytes() const { return idle_mebibytes_; }
  // HTML of the page to sign in.
  const std::string& entrance() const { return entrance_; }
  web::Browser& browser() { return browser_; }
  // Headers that edith's browser sends.
  web::Headers Sent() const;

 private:
  std::unique_ptr<journeys::Background> client_;
  web::Browser browser_;
  int port_ = 0;
  double idle_mebibytes_ = 0;
  std::string entrance_;
};

// Asks for one path, again and again, over one connection.
class Fetcher {
 public:
  Fetcher(const Site& site, std::string target);
  bool operator()() { return client_.Get(target_, headers_).status == 200; }

 private:
  web::TlsClient client_;
  const std::string target_;
  const web::Headers headers_;
};

// Saves one criterion of a section page after another, as the script of the page sends them: one mark each time, with
// another text.
class Saver {
 public:
  // Ends the program when the page has no marks.
  Saver(Site& site, std::string path);
  bool operator()();

 private:
  struct Mark {
    std::string code, etag, was;
  };
  web::TlsClient client_;
  const std::string path_;
  std::string proof_;
  web::Headers headers_;
  std::vector<Mark> marks_;
  int saved_ = 0;
};

// Bytes on the wire, compressed, bodies only.
struct Weight {
  size_t page = 0;
  size_t files = 0;  // All that the page, its styles and its scripts name.
};

Weight Weigh(const Site& site, const std::string& target);

// Says why on standard error and ends the program: half a bench measures nothing.
[[noreturn]] void GiveUp(const std::string& why);

}  // namespace ehcpqa::bench

#endif  // EHCPQA_TESTS_BENCH_WEB_SITE_H_
