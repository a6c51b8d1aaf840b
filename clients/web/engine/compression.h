// Answers by gzip (RFC 1952), for browsers that take it. What a page holds of secrets differs from showing to showing
// (csrf.h), so that its length gives nothing away about them (the BREACH attack).
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_COMPRESSION_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_COMPRESSION_H_

#include <string>
#include <string_view>

#include "clients/web/engine/response.h"

namespace ehcpqa::web {

// From quick to small.
enum class Effort { kQuick, kSmall };

// The bytes compressed.
std::string Gzip(std::string_view bytes, Effort effort);

// Whether a request with this Accept-Encoding header (RFC 9110, 12.5.3) takes gzip; never so without the header.
bool TakesGzip(const std::string& accept_encoding);

// Whether compressing content of the type is worth while: texts, not images that are compressed already.
bool IsCompressible(const std::string& content_type);

// Makes the answer the one for a browser that takes gzip or does not. Of constant content the compressed form is used
// that was made beforehand; pages are compressed now, unless they are too short to gain.
void Compress(bool takes_gzip, Response* response);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_COMPRESSION_H_
