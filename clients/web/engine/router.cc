#include "clients/web/engine/router.h"

#include <optional>
#include <utility>

#include "clients/web/engine/url.h"

namespace ehcpqa::web {
namespace {

std::vector<std::string> Split(std::string_view path) {
  std::vector<std::string> segments;
  if (!path.empty() && path[0] == '/') path.remove_prefix(1);
  while (true) {
    const size_t slash = path.find('/');
    segments.emplace_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

bool IsParameter(const std::string& segment) { return segment.size() > 2 && segment[0] == '{'; }

// The parameters when the path is of the pattern.
std::optional<Fields> Parameters(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  if (pattern.size() != path.size()) return std::nullopt;
  Fields parameters;
  for (size_t i = 0; i < path.size(); ++i) {
    if (!IsParameter(pattern[i])) {
      if (pattern[i] != path[i]) return std::nullopt;
      continue;
    }
    auto value = Decode(path[i]);
    if (!value || value->empty()) return std::nullopt;
    parameters.Add(pattern[i].substr(1, pattern[i].size() - 2), *std::move(value));
  }
  return parameters;
}

// Earlier literal segments win.
bool GoesBefore(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (IsParameter(a[i]) != IsParameter(b[i])) return IsParameter(b[i]);
  }
  return false;
}

}  // namespace

void Router::Add(Route route) {
  Entry entry = {Split(route.pattern), std::move(route)};
  auto at = entries_.begin();
  while (at != entries_.end() && !GoesBefore(entry.segments, at->segments)) ++at;
  entries_.insert(at, std::move(entry));
}

void Router::Get(std::string pattern, Handler handler) {
  Add({Method::kGet, std::move(pattern), std::move(handler), {}, nullptr, false});
}

void Router::Post(std::string pattern, Handler handler, const FormLimits& limits, OpenUpload open_upload, bool slow) {
  Add({Method::kPost, std::move(pattern), std::move(handler), limits, std::move(open_upload), slow});
}

Router::Match Router::Find(Method method, std::string_view path) const {
  Match match;
  const std::vector<std::string> segments = Split(path);
  for (const Entry& entry : entries_) {
    auto parameters = Parameters(entry.segments, segments);
    if (!parameters) continue;
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += entry.route.method == Method::kGet ? "GET, HEAD" : "POST";
    if (entry.route.method == method && match.route == nullptr) {
      match.route = &entry.route;
      match.parameters = *std::move(parameters);
    }
  }
  return match;
}

}  // namespace ehcpqa::web
