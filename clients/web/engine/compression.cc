#include "clients/web/engine/compression.h"

#include <zlib.h>

#include <algorithm>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace ehcpqa::web {
namespace {

constexpr size_t kShortest = 1000;  // Shorter answers fit in one packet as they are.
constexpr int kWindow = MAX_WBITS;  // With 16 added, zlib writes the head and the sum of gzip.
constexpr int kQuickLevel = 4, kSmallLevel = 9;
constexpr int kMemoryLevel = 8;  // zlib's own default.

// "gzip;q=0.5" is {"gzip", 0.5}; without a q it is 1, and 0 when it cannot be read.
std::pair<std::string, double> Coding(absl::string_view item) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(item, absl::MaxSplits(';', 1));
  const absl::string_view weight = absl::StripAsciiWhitespace(parts.second);
  double q = 1;
  if (!weight.empty() && (!absl::StartsWithIgnoreCase(weight, "q=") || !absl::SimpleAtod(weight.substr(2), &q))) q = 0;
  return {absl::AsciiStrToLower(absl::StripAsciiWhitespace(parts.first)), q};
}

}  // namespace

std::string Gzip(std::string_view bytes, Effort effort) {
  z_stream stream{};
  // Fails only for want of memory, or for arguments that are not these.
  const int level = effort == Effort::kQuick ? kQuickLevel : kSmallLevel;
  if (deflateInit2(&stream, level, Z_DEFLATED, kWindow + 16, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) std::abort();
  std::string compressed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
  stream.avail_out = static_cast<uInt>(compressed.size());
  deflate(&stream, Z_FINISH);
  compressed.resize(stream.total_out);
  deflateEnd(&stream);
  return compressed;
}

bool TakesGzip(const std::string& accept_encoding) {
  double any = 0;
  for (const absl::string_view item : absl::StrSplit(accept_encoding, ',')) {
    const auto [coding, q] = Coding(item);
    if (coding == "gzip") return q > 0;
    if (coding == "*") any = q;
  }
  return any > 0;
}

bool IsCompressible(const std::string& content_type) {
  return absl::StartsWith(content_type, "text/") || absl::StartsWith(content_type, "application/json") ||
         absl::StartsWith(content_type, "image/svg+xml");
}

void Compress(bool takes_gzip, Response* response) {
  const auto type = std::find_if(response->headers.begin(), response->headers.end(),
                                 [](const auto& header) { return header.first == "Content-Type"; });
  if (type == response->headers.end() || !IsCompressible(type->second)) return;
  response->With("Vary", "Accept-Encoding");
  if (!takes_gzip) return;
  if (response->constant_gzip.data() != nullptr) {
    response->constant_body = response->constant_gzip;
  } else if (response->constant_body.data() == nullptr && response->body.size() >= kShortest) {
    response->body = Gzip(response->body, Effort::kQuick);
  } else {
    return;
  }
  response->With("Content-Encoding", "gzip");
}

}  // namespace ehcpqa::web
