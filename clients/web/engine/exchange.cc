#include "clients/web/engine/exchange.h"

#include <exception>

#include "absl/strings/numbers.h"
#include "clients/web/engine/compression.h"
#include "clients/web/engine/url.h"
#include "services/base/log.h"

namespace ehcpqa::web {
namespace {

// What is read and dropped after a refusal, so that the browser reads the answer instead of a broken connection.
constexpr size_t kMostDropped = 4 << 20;

std::string Header(MHD_Connection* connection, const char* name) {
  const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
  return value == nullptr ? "" : value;
}

MHD_Result AddCookie(void* fields, MHD_ValueKind, const char* name, const char* value) {
  if (name != nullptr && value != nullptr && IsPlainText(name) && IsPlainText(value)) {
    static_cast<Fields*>(fields)->Add(name, value);
  }
  return MHD_YES;
}

std::optional<Method> MethodOf(std::string_view name) {
  if (name == "GET" || name == "HEAD") return Method::kGet;
  if (name == "POST") return Method::kPost;
  return std::nullopt;
}

}  // namespace

Exchange::Exchange(const Site& site, std::string_view target) : site_(site), target_(target) {}

std::optional<Response> Exchange::Begin(MHD_Connection* connection, const char* method) {
  begun_ = true;
  request_.takes_gzip = TakesGzip(Header(connection, "Accept-Encoding"));
  const size_t question = std::min(target_.find('?'), target_.size());
  request_.path = target_.substr(0, question);
  if (question < target_.size()) request_.query = target_.substr(question + 1);
  auto arguments = DecodeQuery(request_.query);
  if (!IsLocalPath(target_) || !Decode(request_.path) || !arguments) {
    request_.path = std::string("/");
    request_.query.clear();
    return Refuse(400);
  }
  request_.arguments = *std::move(arguments);
  request_.fetch_site = Header(connection, "Sec-Fetch-Site");
  MHD_get_connection_values(connection, MHD_COOKIE_KIND, &AddCookie, &request_.cookies);

  const std::optional<Method> known = MethodOf(method);
  Router::Match match = site_.router.Find(known.value_or(Method::kGet), request_.path);
  if (match.allow.empty()) return Refuse(404);
  if (!known || match.route == nullptr) return std::move(Refuse(405).With("Allow", match.allow));
  route_ = match.route;
  request_.method = *known;
  request_.parameters = std::move(match.parameters);
  if (*known == Method::kGet) return std::nullopt;

  uint64_t length = 0;
  if (absl::SimpleAtoi(Header(connection, "Content-Length"), &length) && length > route_->limits.bytes) {
    return Refuse(413);
  }
  form_ = std::make_unique<FormReader>(connection, *route_, &request_);
  return std::nullopt;
}

bool Exchange::Receive(std::string_view data) {
  received_ += data.size();
  const auto longest = route_ == nullptr ? FormLimits().body_time : route_->limits.body_time;
  if (std::chrono::steady_clock::now() - began_ > longest) return false;
  if (form_ == nullptr) return received_ <= kMostDropped;
  form_->Add(data);
  return !form_->too_much() || received_ <= route_->limits.bytes + kMostDropped;
}

Response Exchange::Answer() {
  if (form_ != nullptr) {
    if (const int status = form_->Finish(); status != 0) return Refuse(status);
  }
  return Finished(Handle());
}

Response Exchange::Handle() const {
  // Below are frames of C: an exception of a library (no memory, say) must not pass them.
  try {
    return route_->handler(request_);
  } catch (const std::exception& error) {
    Log("error", "exception", {{"what", error.what()}, {"page", route_->pattern}});
    return site_.refusal(request_, 500);
  }
}

Response Exchange::Finished(Response response) const {
  SecureHeaders(&response);
  Compress(request_.takes_gzip, &response);
  return response;
}

Response Exchange::Refuse(int status) const { return Finished(site_.refusal(request_, status)); }

void Exchange::LogAnswer(int status) const {
  const auto took = std::chrono::steady_clock::now() - began_;
  Log("info", "request",
      {{"method", request_.method == Method::kGet ? "GET" : "POST"},
       {"page", route_ == nullptr ? "" : route_->pattern},
       {"status", std::to_string(status)},
       {"ms", std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(took).count())}});
}

}  // namespace ehcpqa::web
