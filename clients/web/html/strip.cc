#include "clients/web/html/strip.h"

#include "clients/web/html/put.h"

namespace ehcpqa::web {

void Put(Dictionary* parent, const char* marker, const Strip& strip) {
  Dictionary* dictionary = Include(parent, marker, "strip");
  dictionary->SetValue("LABEL", strip.label);
  for (const Strip::Item& item : strip.items) {
    Dictionary* shown = dictionary->AddSectionDictionary("ITEM");
    shown->SetValue("TEXT", item.text);
    shown->SetValue("HREF", item.href);
    ShowIf(shown, item.here ? "HERE" : "ELSEWHERE", true);
  }
}

}  // namespace ehcpqa::web
