#include "clients/web/pages/kept_form.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/web/engine/csrf.h"
#include "clients/web/engine/url.h"

namespace ehcpqa::web {
namespace {

constexpr char kAction[] = "kept-action";
constexpr char kPrefix[] = "kept:";

bool IsSecret(const std::string& name) { return name == kCsrfField || absl::StrContains(name, "password"); }

void PutHidden(const std::string& name, const std::string& value, Dictionary* form) {
  Dictionary* hidden = form->AddSectionDictionary("FIELD");
  hidden->SetValue("NAME", name);
  hidden->SetValue("VALUE", value);
}

}  // namespace

KeptForm KeptOf(const Request& request) {
  KeptForm kept{request.path, {}};
  for (const Fields::Field& field : request.form.all()) {
    if (!IsSecret(field.name)) kept.fields.Add(field.name, field.value);
  }
  return kept;
}

KeptForm CarriedBy(const Fields& sign_in) {
  KeptForm kept;
  if (!IsLocalPath(sign_in[kAction])) return kept;
  kept.action = sign_in[kAction];
  for (const Fields::Field& field : sign_in.all()) {
    if (absl::StartsWith(field.name, kPrefix)) kept.fields.Add(field.name.substr(sizeof kPrefix - 1), field.value);
  }
  return kept;
}

void Carry(const KeptForm& kept, Dictionary* sign_in) {
  if (kept.empty()) return;
  PutHidden(kAction, kept.action, sign_in);
  for (const Fields::Field& field : kept.fields.all())
    PutHidden(absl::StrCat(kPrefix, field.name), field.value, sign_in);
}

void PutKept(const KeptForm& kept, const KeptWords& words, Page* page) {
  if (kept.empty()) return;
  Dictionary* form = page->content()->AddSectionDictionary("FORM");
  form->SetValue("ACTION", kept.action);
  form->SetValue("WORDS", words.text);
  form->SetValue("BUTTON", words.button);
  page->Prove(form);
  for (const auto& [name, value] : kept.fields.all()) {
    PutHidden(name, value, form);
    if (value.find_first_of(" \n") != std::string::npos) form->AddSectionDictionary("TEXT")->SetValue("VALUE", value);
  }
}

}  // namespace ehcpqa::web
