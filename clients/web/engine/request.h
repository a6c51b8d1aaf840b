// What a browser asked, decoded and bounded before any page sees it.
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_REQUEST_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_REQUEST_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace ehcpqa::web {

// HEAD is served as GET without the body; pages never see it.
enum class Method { kGet, kPost };

// Names with values, in the order sent. A name may occur more than once.
class Fields {
 public:
  struct Field {
    std::string name;
    std::string value;
  };

  void Add(std::string name, std::string value) { all_.push_back({std::move(name), std::move(value)}); }
  bool Has(std::string_view name) const;
  // The first value of the name; empty when there is none.
  const std::string& operator[](std::string_view name) const;
  std::vector<std::string> All(std::string_view name) const;
  const std::vector<Field>& all() const { return all_; }
  std::vector<Field>& all() { return all_; }

 private:
  std::vector<Field> all_;
};

// Takes a file as it arrives, so that no file is ever held whole. Write may be called any number of times; an error
// refuses the whole request.
class Upload {
 public:
  virtual ~Upload() = default;
  virtual absl::Status Write(std::string_view bytes) = 0;
};

// A file that arrived whole.
struct ReceivedFile {
  std::string field;
  std::string file_name;  // As the browser said: for display, never for a path.
  std::shared_ptr<Upload> upload;
};

// All texts are well-formed UTF-8 without control characters other than tab, line feed and carriage return.
struct Request {
  Method method = Method::kGet;
  std::string path;   // As sent, still percent-encoded: "/assess/2024q4/7".
  std::string query;  // As sent, without '?'; may be empty.
  Fields parameters;  // From the route's pattern, decoded.
  Fields arguments;   // Of the query, decoded.
  Fields cookies;
  Fields form;  // Fields of a posted form, without files. Lines end with a line feed alone.
  std::vector<ReceivedFile> files;
  bool takes_gzip = false;  // From header Accept-Encoding.
  std::string fetch_site;   // Header Sec-Fetch-Site: "same-origin" when one of our own pages asked.

  // Path and query, as one link.
  std::string Target() const { return query.empty() ? path : path + "?" + query; }
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_REQUEST_H_
