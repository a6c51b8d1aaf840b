#include "clients/web/pages/client.h"

#include "clients/api/identity_methods.h"
#include "clients/web/engine/csrf.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/failure_page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/uploaded_file.h"
#include "clients/web/pages/visit.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/charts/chart.h"

namespace ehcpqa::web {

absl::StatusOr<std::unique_ptr<Client>> Client::Make(AgencyClient agency, api::Api api, LocalFiles files) {
  std::unique_ptr<Client> client(new Client(std::move(agency), std::move(api), std::move(files)));
  ASSIGN_OR_RETURN(client->templates_, TemplateSet::Parse(EmbeddedTemplates(), client->agency_.look));
  std::vector<EmbeddedFile> files_to_keep = EmbeddedStaticFiles();
  files_to_keep.push_back({"charts.css", charts::ChartStyles()});
  ASSIGN_OR_RETURN(client->assets_, Assets::Make(files_to_keep));
  client->ServeAssets();
  AddPages(*client);
  client->site_.refusal = [made = client.get()](const Request& request, int status) {
    Visit visit(*made, request);
    return RefusalPage(visit, status);
  };
  return client;
}

void Client::Get(const std::string& pattern, For whom, PageAction action) {
  site_.router.Get(pattern, [this, whom, action = std::move(action)](const Request& request) {
    return Serve(request, whom, action);
  });
}

void Client::Post(const std::string& pattern, For whom, PageAction action, const FormLimits& limits) {
  site_.router.Post(
      pattern,
      [this, whom, action = std::move(action)](const Request& request) { return Serve(request, whom, action); },
      limits);
}

void Client::PostSlow(const std::string& pattern, PageAction action) {
  site_.router.Post(
      pattern,
      [this, action = std::move(action)](const Request& request) { return Serve(request, For::kSignedIn, action); }, {},
      nullptr, true);
}

void Client::PostFiles(const std::string& pattern, PageAction action, const FormLimits& limits) {
  site_.router.Post(
      pattern,
      [this, action = std::move(action)](const Request& request) { return Serve(request, For::kSignedIn, action); },
      limits, [this](const Request& so_far, const std::string&, const std::string&) { return TakeFile(so_far); }, true);
}

absl::StatusOr<std::unique_ptr<Upload>> Client::TakeFile(const Request& so_far) const {
  const Visit visit(*this, so_far);
  if (!IsCsrfToken(so_far.form[kCsrfField], visit.secret())) {
    return Refuse(absl::StatusCode::kPermissionDenied, kFormNotOurs, "The form is not one of this page.");
  }
  RETURN_IF_ERROR(visit.api().Call(api::kGetCaller, v1::GetCallerRequest()).status());
  return UploadedFile::Create(files_.temporary);
}

Response Client::Serve(const Request& request, For whom, const PageAction& action) const {
  Visit visit(*this, request);
  auto response = Try(visit, whom, action);
  return visit.WithCookies(response.ok() ? *std::move(response) : FailurePage(visit, response.status()));
}

absl::StatusOr<Response> Client::Try(Visit& visit, For whom, const PageAction& action) const {
  const Request& request = visit.request();
  if (request.method == Method::kPost && !IsCsrfToken(request.form[kCsrfField], visit.secret())) {
    return Refuse(absl::StatusCode::kPermissionDenied, kFormNotOurs, "The form is not one of this page.");
  }
  if (visit.token().empty()) {
    if (whom == For::kAnybody) return action(visit);
    return Refuse(absl::StatusCode::kUnauthenticated, "SIGN_IN_REQUIRED", "Sign in first.");
  }
  const auto caller = api_.As(visit.token()).Call(api::kGetCaller, v1::GetCallerRequest());
  if (!caller.ok() && whom == For::kAnybody) return action(visit);
  RETURN_IF_ERROR(caller.status());
  visit.SetCaller(*caller);
  if (caller->password_change_required() && whom == For::kSignedIn) {
    return SeeOther(Link("/password", {{"next", request.method == Method::kGet ? request.Target() : ""}}));
  }
  return action(visit);
}

void Client::ServeAssets() {
  const auto serve = [](const Asset& asset, const char* caching) {
    Response response;
    response.constant_body = asset.bytes;
    if (!asset.gzip.empty()) response.constant_gzip = asset.gzip;
    response.With("Content-Type", asset.type).With("Cache-Control", caching);
    return response;
  };
  site_.router.Get("/assets/{file}", [this, serve](const Request& request) {
    const Asset* asset = assets_.Find(request.path);
    return asset == nullptr ? site_.refusal(request, 404) : serve(*asset, "public, max-age=31536000, immutable");
  });
  // Browsers ask for it by this name, whatever the page says.
  site_.router.Get("/favicon.ico", [this, serve](const Request&) {
    return serve(*assets_.Find(assets_.PathOf("favicon.svg")), "public, max-age=86400");
  });
}

}  // namespace ehcpqa::web
