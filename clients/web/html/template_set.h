// The templates of the web clients, parsed once when a client starts.
#ifndef EHCPQA_CLIENTS_WEB_HTML_TEMPLATE_SET_H_
#define EHCPQA_CLIENTS_WEB_HTML_TEMPLATE_SET_H_

#include <ctemplate/template.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/web/html/embedded_file.h"

namespace ehcpqa::web {

// What fills a template: names with texts, which the template escapes for the place where they stand.
using Dictionary = ctemplate::TemplateDictionary;

// Whose page components are shown.
enum class Look {
  kGovUk,  // GOV.UK Frontend.
  kNhsUk,  // NHS.UK Frontend.
};

// Thread-safe once made.
class TemplateSet {
 public:
  // Parses every file that ends in ".html", for one look: {{P}} is the prefix of its class names, {{VH}} its class of
  // text for screen readers alone, and of {{#GOVUK}}...{{/GOVUK}} and {{#NHSUK}}...{{/NHSUK}} the other's go. Fails
  // with FailedPrecondition, naming the file, when one is no template or does not begin with the directive that escapes
  // by context.
  static absl::StatusOr<std::unique_ptr<TemplateSet>> Parse(const std::vector<EmbeddedFile>& files, Look look);

  // The template with the name, "pages/work.html", filled. An unknown name, or an unknown include in the dictionary, is
  // a mistake of the program and ends it.
  std::string Render(const std::string& name, const Dictionary& dictionary) const;

 private:
  TemplateSet() = default;
  ctemplate::TemplateCache cache_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_TEMPLATE_SET_H_
