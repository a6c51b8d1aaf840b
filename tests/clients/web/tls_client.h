// A browser without manners: sends any bytes over TLS and reads HTTP/1.1 answers.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_TLS_CLIENT_H_
#define EHCPQA_TESTS_CLIENTS_WEB_TLS_CLIENT_H_

#include <openssl/ssl.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ehcpqa::web {

struct Answer {
  int status = 0;                                            // 0 when the connection ended without an answer.
  std::vector<std::pair<std::string, std::string>> headers;  // Names in lower case.
  std::string body;

  // The first header of the name, in lower case; empty when there is none.
  std::string Header(const std::string& name) const;
};

using Headers = std::vector<std::pair<std::string, std::string>>;
using FormFields = std::vector<std::pair<std::string, std::string>>;

// One connection to a port of this machine. Waits 20 seconds at most.
class TlsClient {
 public:
  explicit TlsClient(int port, int newest_tls = TLS1_3_VERSION);
  ~TlsClient();
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool connected() const { return connected_; }
  // False when the connection is closed.
  bool Send(const std::string& bytes);
  // The next answer; `head` when it is one to HEAD, which has no body.
  Answer Read(bool head = false);

  Answer Get(const std::string& target, const Headers& headers = {});
  Answer Post(const std::string& target, const FormFields& form, const Headers& headers = {});

 private:
  std::string ReadSome();

  SSL_CTX* context_;
  SSL* tls_;
  int socket_;
  bool connected_ = false;
  std::string rest_;
};

// "a=1&b=2", encoded as a browser does.
std::string FormBody(const FormFields& form);

// A person's browser: keeps cookies, opens a connection for each request, and fills in forms of the page it shows.
class Browser {
 public:
  explicit Browser(int port) : port_(port) {}

  // Both follow redirects and show the page at their end: `at` says where that is, `answer` the last answer.
  const Answer& Get(const std::string& target);
  // Posts the page's hidden fields of the form whose action is `target`, and `fields`.
  const Answer& Post(const std::string& target, FormFields fields);

  // The same as multipart/form-data, with a file in field `field`.
  const Answer& PostFile(const std::string& target, FormFields fields, const std::string& field,
                         const std::string& file_name, const std::string& bytes);

  const Answer& answer() const { return answer_; }
  const std::string& at() const { return at_; }
  // Value of the first input with the name on the page shown.
  std::string Input(const std::string& name) const;
  std::map<std::string, std::string>& cookies() { return cookies_; }
  // The cookies as they are sent: "a=1; b=2".
  std::string CookieHeader() const;

 private:
  void AddHidden(const std::string& target, FormFields* fields) const;
  void Take(const Answer& answer);
  Headers Sent() const;

  int port_;
  std::string at_;
  Answer answer_;
  std::map<std::string, std::string> cookies_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_TLS_CLIENT_H_
