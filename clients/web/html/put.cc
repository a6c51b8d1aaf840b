#include "clients/web/html/put.h"

#include "absl/strings/str_cat.h"

namespace ehcpqa::web {

Dictionary* Include(Dictionary* parent, const char* marker, const char* component) {
  Dictionary* child = parent->AddIncludeDictionary(marker);
  child->SetFilename(absl::StrCat("components/", component, ".html"));
  return child;
}

void SetIf(Dictionary* dictionary, const char* name, const std::string& text) {
  if (text.empty()) return;
  dictionary->SetValue(name, text);
  dictionary->ShowSection(name);
}

void ShowIf(Dictionary* dictionary, const char* name, bool condition) {
  if (condition) dictionary->ShowSection(name);
}

}  // namespace ehcpqa::web
