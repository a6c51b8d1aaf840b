// Styles, scripts and images under addresses that name their content, so that a browser may keep them for a year.
#ifndef EHCPQA_CLIENTS_WEB_HTML_ASSETS_H_
#define EHCPQA_CLIENTS_WEB_HTML_ASSETS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/web/html/embedded_file.h"

namespace ehcpqa::web {

struct Asset {
  std::string path;  // "/assets/govuk-3f2a8c01b7de.css": the first 48 bits of the content's SHA-256 are in the name.
  std::string type;  // Content-Type.
  std::string bytes;
  std::string gzip;  // The same compressed; empty for what would not become shorter.
};

// Every static file. Thread-safe once made.
class Assets {
 public:
  // A file may refer to another as "asset:NAME"; its address is put there. Fails with FailedPrecondition when the name
  // is unknown, the references run in a circle, or the type is unknown.
  static absl::StatusOr<Assets> Make(const std::vector<EmbeddedFile>& files);

  // Address of a file by its name, "site.css"; empty when there is none.
  const std::string& PathOf(const std::string& name) const;

  // The asset at an address, as long as this object lives; null when there is none.
  const Asset* Find(const std::string& path) const;

 private:
  std::map<std::string, Asset> by_path_;
  std::map<std::string, std::string> path_of_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_ASSETS_H_
