// One web client: templates, styles, the way to the server, and who may see which page.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_CLIENT_H_
#define EHCPQA_CLIENTS_WEB_PAGES_CLIENT_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "clients/web/engine/exchange.h"
#include "clients/web/html/assets.h"
#include "clients/web/html/template_set.h"
#include "clients/web/pages/agency_client.h"
#include "clients/web/pages/local_files.h"

namespace ehcpqa::web {

class Visit;

// Answers one request. A status is shown as the page of its kind (failure_page.h).
using PageAction = std::function<absl::StatusOr<Response>(Visit& visit)>;

// Whom a page is for.
enum class For {
  kAnybody,   // Signed in or not.
  kSignedIn,  // Others are sent to sign in and come back. Who must change a one-time password is sent to do so first.
  kChangingPassword,  // Signed in, with a one-time password or not.
};

// Holds nothing about people: a restart loses no session. Thread-safe once made.
class Client {
 public:
  // Fails with FailedPrecondition when a template or a static file is not sound.
  static absl::StatusOr<std::unique_ptr<Client>> Make(AgencyClient agency, api::Api api, LocalFiles files = {});

  const Site& site() const { return site_; }
  const AgencyClient& agency() const { return agency_; }
  const api::Api& api() const { return api_; }
  const LocalFiles& files() const { return files_; }
  const TemplateSet& templates() const { return *templates_; }
  const Assets& assets() const { return assets_; }

  // Name of the cookie with the server's session token, and of the one that proves forms before anybody has signed in.
  std::string session_cookie() const { return "__Host-ehcpqa-" + agency_.word; }
  std::string visitor_cookie() const { return session_cookie() + "-visitor"; }
  // Of the one that remembers after how many idle minutes the session ends, so that pages can warn in time.
  std::string idle_cookie() const { return session_cookie() + "-idle"; }

  // Used while the pages enter their addresses.
  void Get(const std::string& pattern, For whom, PageAction action);
  void Post(const std::string& pattern, For whom, PageAction action, const FormLimits& limits = {});
  // A form of signed-in people whose action may work for long.
  void PostSlow(const std::string& pattern, PageAction action);
  // A form with files of at most `limits.bytes` in all. A file is taken from signed-in people alone, whose proof stands
  // before the file in the form; it lies in a nameless temporary file (uploaded_file.h) until the action is done. The
  // action may work for long.
  void PostFiles(const std::string& pattern, PageAction action, const FormLimits& limits);

 private:
  Client(AgencyClient agency, api::Api api, LocalFiles files)
      : agency_(std::move(agency)), api_(std::move(api)), files_(std::move(files)) {}
  Response Serve(const Request& request, For whom, const PageAction& action) const;
  absl::StatusOr<std::unique_ptr<Upload>> TakeFile(const Request& so_far) const;
  absl::StatusOr<Response> Try(Visit& visit, For whom, const PageAction& action) const;
  void ServeAssets();

  AgencyClient agency_;
  api::Api api_;
  LocalFiles files_;
  std::unique_ptr<TemplateSet> templates_;
  Assets assets_;
  Site site_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_CLIENT_H_
