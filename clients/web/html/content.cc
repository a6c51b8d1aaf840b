#include "clients/web/html/content.h"

#include "clients/web/html/put.h"

namespace ehcpqa::web {

void Put(Dictionary* parent, const char* marker, const Heading& heading) {
  Dictionary* dictionary = Include(parent, marker, "heading");
  Dictionary* level = dictionary->AddSectionDictionary(heading.level == 2 ? "SECOND" : "THIRD");
  level->SetValue("TEXT", heading.text);
  SetIf(level, "ID", heading.id);
}

void Put(Dictionary* parent, const char* marker, const Paragraph& paragraph) {
  Dictionary* dictionary = Include(parent, marker, "paragraph");
  dictionary->SetValue("TEXT", paragraph.text);
  SetIf(dictionary, "HREF", paragraph.href);
  dictionary->SetValue("LINK", paragraph.link);
  dictionary->SetValue("AFTER", paragraph.after);
}

void Put(Dictionary* parent, const char* marker, const List& list) {
  Dictionary* dictionary = Include(parent, marker, "list");
  Dictionary* kind = dictionary->AddSectionDictionary(list.numbered ? "NUMBERED" : "BULLETS");
  for (const List::Item& item : list.items) {
    Dictionary* shown = kind->AddSectionDictionary("ITEM");
    shown->SetValue("TEXT", item.text);
    SetIf(shown, "HREF", item.href);
    ShowIf(shown, "PLAIN", item.href.empty());
    shown->SetValue("AFTER", item.after);
  }
}

void Put(Dictionary* parent, const char* marker, const Panel& panel) {
  Dictionary* dictionary = Include(parent, marker, "panel");
  dictionary->SetValue("TITLE", panel.title);
  SetIf(dictionary, "TEXT", panel.text);
}

void Put(Dictionary* parent, const char* marker, const Hidden& hidden) {
  Dictionary* dictionary = Include(parent, marker, "hidden");
  dictionary->SetValue("NAME", hidden.name);
  dictionary->SetValue("VALUE", hidden.value);
}

void Put(Dictionary* parent, const char* marker, const Button& button) {
  Dictionary* dictionary = Include(parent, marker, "button");
  dictionary->ShowSection(button.href.empty() ? "PUSH" : "LINK");
  dictionary->SetValue("TEXT", button.text);
  dictionary->SetValue("HREF", button.href);
  dictionary->SetValue("VALUE", button.value);
  SetIf(dictionary, "NAME", button.name);
  SetIf(dictionary, "KIND", button.kind);
  ShowIf(dictionary, "ONCE", button.once);
}

void Put(Dictionary* parent, const char* marker, const Tag& tag) {
  Dictionary* dictionary = Include(parent, marker, "tag");
  dictionary->SetValue("TEXT", tag.text);
  SetIf(dictionary, "COLOUR", tag.colour);
}

Dictionary* Put(Dictionary* parent, const char* marker, const Details& details) {
  Dictionary* dictionary = Include(parent, marker, "details");
  dictionary->SetValue("SUMMARY", details.summary);
  dictionary->SetValue("TEXT", details.text);
  ShowIf(dictionary, "OPEN", details.open);
  return dictionary;
}

void Put(Dictionary* parent, const char* marker, const Progress& progress) {
  Dictionary* dictionary = Include(parent, marker, "progress");
  dictionary->SetValue("ID", progress.id);
  dictionary->SetValue("TEXT", progress.text);
  dictionary->SetIntValue("DONE", progress.done);
  dictionary->SetIntValue("OF", progress.of);
  ShowIf(dictionary, "BAR", progress.of > 0);
  ShowIf(dictionary, "NO_BAR", progress.of <= 0);
}

void Put(Dictionary* parent, const char* marker, const WarningText& warning) {
  Dictionary* dictionary = Include(parent, marker, "warning_text");
  dictionary->SetValue("TEXT", warning.text);
  dictionary->SetIntValue("LEVEL", warning.level);
}

void Put(Dictionary* parent, const char* marker, const InsetText& inset) {
  Include(parent, marker, "inset_text")->SetValue("TEXT", inset.text);
}

void Put(Dictionary* parent, const char* marker, const NotificationBanner& banner) {
  Dictionary* dictionary = Include(parent, marker, "notification_banner");
  dictionary->SetValue("TEXT", banner.text);
  dictionary->ShowSection(banner.success ? "SUCCESS" : "IMPORTANT");
}

void Put(Dictionary* parent, const char* marker, const BackLink& link) {
  Dictionary* dictionary = Include(parent, marker, "back_link");
  dictionary->SetValue("HREF", link.href);
  dictionary->SetValue("TEXT", link.text);
}

void Put(Dictionary* parent, const char* marker, const Breadcrumbs& breadcrumbs) {
  Dictionary* dictionary = Include(parent, marker, "breadcrumbs");
  const auto fill = [](Dictionary* into, const Breadcrumbs::Crumb& crumb) {
    into->SetValue("HREF", crumb.href);
    into->SetValue("TEXT", crumb.text);
  };
  for (const auto& crumb : breadcrumbs.crumbs) fill(dictionary->AddSectionDictionary("CRUMB"), crumb);
  if (!breadcrumbs.crumbs.empty()) fill(dictionary->AddSectionDictionary("LAST"), breadcrumbs.crumbs.back());
}

void Put(Dictionary* parent, const char* marker, const PhaseBanner& banner) {
  Dictionary* dictionary = Include(parent, marker, "phase_banner");
  dictionary->SetValue("TAG", banner.tag);
  dictionary->SetValue("TEXT", banner.text);
}

}  // namespace ehcpqa::web
