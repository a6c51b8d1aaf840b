#include "clients/web/pages/page.h"

#include <algorithm>
#include <vector>

#include "clients/api/request_id.h"
#include "clients/web/engine/csrf.h"
#include "clients/web/html/put.h"

namespace ehcpqa::web {
namespace {

// Whom a part of the service is for.
struct NavigationItem {
  const char* text;
  const char* href;
  std::vector<v1::Role> roles;  // Who has a use for it; none means everybody.
  const char* also = "";        // Pages below this address belong to it too.
};

const std::vector<NavigationItem>& Navigation() {
  static const std::vector<NavigationItem> items = {
      {"My work", "/work", {v1::ROLE_AUDITOR}, "/assess"},
      {"Our agency", "/agency", {v1::ROLE_AGENCY_LEAD}},
      {"Moderation", "/moderation", {v1::ROLE_MODERATOR}},
      {"Cycles",
       "/cycles",
       {v1::ROLE_COORDINATOR, v1::ROLE_MODERATOR, v1::ROLE_SUB_GROUP_MEMBER, v1::ROLE_AGENCY_LEAD},
       "/new-cycle"},
      {"Results",
       "/insight",
       {v1::ROLE_COORDINATOR, v1::ROLE_MODERATOR, v1::ROLE_SUB_GROUP_MEMBER, v1::ROLE_AGENCY_LEAD}},
      {"Reports",
       "/reports",
       {v1::ROLE_COORDINATOR, v1::ROLE_MODERATOR, v1::ROLE_SUB_GROUP_MEMBER, v1::ROLE_AGENCY_LEAD, v1::ROLE_LAY_MEMBER,
        v1::ROLE_BOARD_VIEWER}},
      {"Registers", "/registers", {v1::ROLE_COORDINATOR}},
      {"Rubrics", "/rubrics", {}},
      {"People", "/people", {v1::ROLE_ADMINISTRATOR}},
      {"Trail", "/trail", {v1::ROLE_ADMINISTRATOR, v1::ROLE_COORDINATOR, v1::ROLE_MODERATOR}},
      {"Help", "/help", {}},
  };
  return items;
}

bool IsFor(const Visit& visit, const NavigationItem& item) {
  return item.roles.empty() ||
         std::any_of(item.roles.begin(), item.roles.end(), [&](v1::Role role) { return visit.Holds(role); });
}

bool IsBelow(const std::string& path, const std::string& address) {
  return !address.empty() && (path == address || path.rfind(address + "/", 0) == 0);
}

bool IsAt(const std::string& path, const NavigationItem& item) {
  return IsBelow(path, item.href) || IsBelow(path, item.also);
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
  layout_.SetValue("CHART_STYLE", client.assets().PathOf("charts.css"));
  layout_.SetValue("START_SCRIPT", client.assets().PathOf(nhs ? "start-nhsuk.js" : "start-govuk.js"));
  layout_.SetValue("SITE_SCRIPT", client.assets().PathOf("site.js"));
  layout_.SetValue("ICON", client.assets().PathOf("favicon.svg"));
  if (visit.signed_in()) {
    if (visit.idle_minutes() > 0) SetIf(&layout_, "IDLE_MINUTES", std::to_string(visit.idle_minutes()));
    PutNavigation();
    PutAccount();
  }
}

Page::Page(const Visit& visit, const std::string& title) : Page(visit, "pages/blocks.html", title) { heading_ = title; }

Blocks Page::Form(const std::string& action, const std::string& enhance, bool files) {
  return Form(blocks(), action, enhance, files);
}

Blocks Page::Form(Blocks in, const std::string& action, const std::string& enhance, bool files) {
  Dictionary* form = Include(in.Next(), "PART", "form");
  form->SetValue("ACTION", action);
  SetIf(form, "ENHANCE", enhance);
  ShowIf(form, "FILES", files);
  Prove(form);
  Blocks blocks(form);
  blocks.Add(Hidden{kAttemptField, api::NewRequestId()});
  return blocks;
}

void Page::Caption(const std::string& text) { SetIf(content_, "CAPTION", text); }

void Page::Done(const std::string& text) { Put(content_, "BANNER", NotificationBanner{text, true}); }

void Page::Done(const std::vector<DoneWord>& words) {
  for (const DoneWord& one : words) {
    if (visit_.request().arguments["done"] == one.word) Done(one.text);
  }
}

void Page::PutNavigation() {
  Dictionary* navigation = layout_.AddSectionDictionary("NAVIGATION");
  for (const NavigationItem& item : Navigation()) {
    if (!IsFor(visit_, item)) continue;
    const bool here = IsAt(visit_.request().path, item);
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

void Page::Back(const std::string& href, const std::string& text) { back_ = {href, text}; }

void Page::Synthetic() {
  Put(layout_.AddSectionDictionary("SYNTHETIC"), "PHASE",
      PhaseBanner{"Synthetic", "Everything here is invented, for training. No child is described."});
}

void Page::Wall() { layout_.ShowSection("WALL"); }

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
  SetIf(content_, "HEADING", heading_);
  if (!back_.href.empty()) Put(layout_.AddSectionDictionary("WAY_BACK"), "BACK", back_);
  return Html(status, visit_.client().templates().Render("layout.html", layout_));
}

}  // namespace ehcpqa::web
