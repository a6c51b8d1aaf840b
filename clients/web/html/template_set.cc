#include "clients/web/html/template_set.h"

#include <cstdlib>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/base/error.h"
#include "services/base/log.h"

namespace ehcpqa::web {
namespace {

constexpr char kEscaping[] = "{{%AUTOESCAPE context=\"HTML\"}}";

absl::Status BadTemplate(const std::string& name, const char* what) {
  return NotNow("BAD_TEMPLATE", absl::StrCat("The template ", name, " ", what, "."));
}

// Takes out every {{#NAME}}...{{/NAME}}. They are not nested in themselves.
void Remove(const std::string& name, std::string* text) {
  const std::string begin = "{{#" + name + "}}", end = "{{/" + name + "}}";
  for (size_t at = text->find(begin); at != std::string::npos; at = text->find(begin, at)) {
    const size_t last = text->find(end, at);
    if (last == std::string::npos) return;  // The parser will complain.
    text->erase(at, last + end.size() - at);
  }
}

// The text for one look. What differs between looks is settled here, not by sections of a dictionary: the library lets
// a section see no name but those of the dictionary that shows it.
std::string ForLook(std::string_view bytes, Look look) {
  const bool nhs = look == Look::kNhsUk;
  std::string text(bytes);
  Remove(nhs ? "GOVUK" : "NHSUK", &text);
  const std::string own = nhs ? "NHSUK" : "GOVUK";
  return absl::StrReplaceAll(text, {{"{{#" + own + "}}", ""},
                                    {"{{/" + own + "}}", ""},
                                    {"{{P}}", nhs ? "nhsuk" : "govuk"},
                                    {"{{VH}}", nhs ? "nhsuk-u-visually-hidden" : "govuk-visually-hidden"}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<TemplateSet>> TemplateSet::Parse(const std::vector<EmbeddedFile>& files, Look look) {
  std::unique_ptr<TemplateSet> set(new TemplateSet);
  for (const EmbeddedFile& file : files) {
    if (!absl::EndsWith(file.name, ".html")) continue;
    if (!absl::StartsWith(std::string(file.bytes.substr(0, sizeof kEscaping)), kEscaping)) {
      return BadTemplate(file.name, "does not begin with the AUTOESCAPE directive");
    }
    if (!set->cache_.StringToTemplateCache(file.name, ForLook(file.bytes, look), ctemplate::STRIP_BLANK_LINES)) {
      return BadTemplate(file.name, "cannot be parsed");
    }
  }
  set->cache_.Freeze();
  return set;
}

std::string TemplateSet::Render(const std::string& name, const Dictionary& dictionary) const {
  std::string page;
  if (!cache_.ExpandNoLoad(name, ctemplate::STRIP_BLANK_LINES, &dictionary, nullptr, &page)) {
    Log("error", "template missing", {{"name", name}});
    std::abort();
  }
  return page;
}

}  // namespace ehcpqa::web
