#include "clients/web/html/timeline.h"

#include "clients/web/html/content.h"
#include "clients/web/html/put.h"

namespace ehcpqa::web {

void Put(Dictionary* parent, const char* marker, const Timeline& timeline) {
  Dictionary* dictionary = Include(parent, marker, "timeline");
  for (const Timeline::Entry& entry : timeline.entries) {
    Dictionary* shown = dictionary->AddSectionDictionary("ENTRY");
    shown->SetValue("WHAT", entry.what);
    shown->SetValue("ON", entry.on);
    SetIf(shown, "HREF", entry.href);
    ShowIf(shown, "PLAIN", entry.href.empty());
    shown->SetValue("WHEN", entry.when);
    shown->SetValue("WHO", entry.who);
    SetIf(shown, "NOTE", entry.note);
    if (!entry.details.rows.empty()) Put(Put(shown, "DETAILS", Details{entry.summary}), "CONTENT", entry.details);
  }
}

}  // namespace ehcpqa::web
