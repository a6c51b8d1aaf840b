#include "clients/web/html/assets.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "clients/web/engine/compression.h"
#include "services/base/digest.h"
#include "services/base/error.h"

namespace ehcpqa::web {
namespace {

constexpr char kReference[] = "asset:";

std::string TypeOf(const std::string& name) {
  static const std::map<std::string, std::string> types = {{".css", "text/css; charset=utf-8"},
                                                           {".js", "text/javascript; charset=utf-8"},
                                                           {".svg", "image/svg+xml"},
                                                           {".png", "image/png"}};
  const auto type = types.find(name.substr(std::min(name.rfind('.'), name.size())));
  return type == types.end() ? "" : type->second;
}

bool IsOfName(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'; }

// The text with every reference resolved; nothing while one of them has no address yet.
std::optional<std::string> Resolve(std::string_view text, const std::map<std::string, std::string>& path_of) {
  std::string resolved;
  for (size_t at = 0;;) {
    const size_t reference = text.find(kReference, at);
    resolved += text.substr(at, reference - at);
    if (reference == std::string_view::npos) return resolved;
    const size_t begin = reference + sizeof kReference - 1;
    size_t end = begin;
    while (end < text.size() && IsOfName(text[end])) ++end;
    const auto path = path_of.find(std::string(text.substr(begin, end - begin)));
    if (path == path_of.end()) return std::nullopt;
    resolved += path->second;
    at = end;
  }
}

}  // namespace

absl::StatusOr<Assets> Assets::Make(const std::vector<EmbeddedFile>& files) {
  Assets assets;
  std::vector<EmbeddedFile> waiting = files;
  while (!waiting.empty()) {
    std::vector<EmbeddedFile> still;
    for (const EmbeddedFile& file : waiting) {
      const std::string type = TypeOf(file.name);
      if (type.empty()) return NotNow("BAD_ASSET", absl::StrCat(file.name, " is of no known type."));
      auto bytes = Resolve(file.bytes, assets.path_of_);
      if (!bytes) {
        still.push_back(file);
        continue;
      }
      const size_t dot = file.name.rfind('.');
      const std::string hash = Hex(AsBytes(Sha256(*bytes))).substr(0, 12);
      const std::string path = absl::StrCat("/assets/", file.name.substr(0, dot), "-", hash, file.name.substr(dot));
      assets.path_of_[file.name] = path;
      std::string gzip = IsCompressible(type) ? Gzip(*bytes, Effort::kSmall) : "";
      assets.by_path_[path] = {path, type, *std::move(bytes), std::move(gzip)};
    }
    if (still.size() == waiting.size()) {
      return NotNow("BAD_ASSET", absl::StrCat(still.front().name, " refers to a file that is not there."));
    }
    waiting = std::move(still);
  }
  return assets;
}

const std::string& Assets::PathOf(const std::string& name) const {
  static const std::string nothing;
  const auto path = path_of_.find(name);
  return path == path_of_.end() ? nothing : path->second;
}

const Asset* Assets::Find(const std::string& path) const {
  const auto asset = by_path_.find(path);
  return asset == by_path_.end() ? nullptr : &asset->second;
}

}  // namespace ehcpqa::web
