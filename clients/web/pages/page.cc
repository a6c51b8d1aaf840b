#include "clients/web/pages/page.h"

#include "clients/web/engine/csrf.h"
#include "clients/web/html/put.h"

namespace ehcpqa::web {
namespace {

struct NavigationItem {
  const char* text;
  const char* href;
  v1::Role role;  // Who has a use for it; ROLE_UNSPECIFIED for everybody.
};

constexpr NavigationItem kNavigation[] = {
    {"My work", "/work", v1::ROLE_AUDITOR},
    {"Your account", "/account", v1::ROLE_UNSPECIFIED},
};

// Pages below an address belong to its item; so do the assessments, which are reached from "My work".
bool IsAt(const std::string& path, const std::string& href) {
  return path == href || path.rfind(href + "/", 0) == 0 || (href == "/work" && path.rfind("/assess/", 0) == 0);
}

}  // namespace

Page::Page(const Visit& visit, const char* content, const std::string& title)
    : visit_(visit), title_(title), content_(layout_.AddIncludeDictionary("MAIN")) {
  content_->SetFilename(content);
  const Client& client = visit.client();
  layout_.SetValue("SERVICE", client.agency().service_name);
  const bool nhs = client.agency().look == Look::kNhsUk;
  layout_.SetValue("STYLE", client.assets().PathOf(nhs ? "nhsuk.css" : "govuk.css"));
  layout_.SetValue("SITE_STYLE", client.assets().PathOf("site.css"));
  layout_.SetValue("START_SCRIPT", client.assets().PathOf(nhs ? "start-nhsuk.js" : "start-govuk.js"));
  layout_.SetValue("SITE_SCRIPT", client.assets().PathOf("site.js"));
  layout_.SetValue("ICON", client.assets().PathOf("favicon.svg"));
  if (visit.signed_in()) {
    if (visit.idle_minutes() > 0) SetIf(&layout_, "IDLE_MINUTES", std::to_string(visit.idle_minutes()));
    PutNavigation();
    PutAccount();
  }
}

void Page::PutNavigation() {
  Dictionary* navigation = layout_.AddSectionDictionary("NAVIGATION");
  for (const NavigationItem& item : kNavigation) {
    if (item.role != v1::ROLE_UNSPECIFIED && !visit_.Holds(item.role)) continue;
    const bool here = IsAt(visit_.request().path, item.href);
    Dictionary* entry = navigation->AddSectionDictionary("ITEM")->AddSectionDictionary(here ? "HERE" : "ELSEWHERE");
    entry->SetValue("TEXT", item.text);
    entry->SetValue("HREF", item.href);
  }
}

void Page::PutAccount() {
  Dictionary* account = layout_.AddSectionDictionary("ACCOUNT");
  account->SetValue("PERSON", visit_.caller().display_name());
  account->SetValue("AGENCY", visit_.caller().agency_title());
  Prove(account);
}

void Page::Back(const std::string& href, const std::string& text) { Put(&layout_, "BACK", BackLink{href, text}); }

void Page::Synthetic() {
  Put(&layout_, "PHASE", PhaseBanner{"Synthetic", "Everything here is invented, for training. No child is described."});
}

void Page::Wrong(const ErrorSummary& summary) {
  layout_.ShowSection("WRONG");
  Put(&layout_, "ERRORS", summary);
}

void Page::Prove(Dictionary* form) const {
  Dictionary* proof = Include(form, "CSRF", "hidden");
  proof->SetValue("NAME", kCsrfField);
  proof->SetValue("VALUE", CsrfToken(visit_.secret()));
}

Response Page::Show(int status) {
  layout_.SetValue("TITLE", title_);
  return Html(status, visit_.client().templates().Render("layout.html", layout_));
}

}  // namespace ehcpqa::web
