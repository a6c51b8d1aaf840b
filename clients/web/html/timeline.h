// What happened, one entry below the other, newest first. Included where the template says {{>MARKER}}.
#ifndef EHCPQA_CLIENTS_WEB_HTML_TIMELINE_H_
#define EHCPQA_CLIENTS_WEB_HTML_TIMELINE_H_

#include <string>
#include <vector>

#include "clients/web/html/lists.h"
#include "clients/web/html/template_set.h"

namespace ehcpqa::web {

struct Timeline {
  struct Entry {
    std::string what = {};  // "Marked"
    std::string on = {};    // "Plan 7 of cycle q4, mark F3"; a link, when there is an address.
    std::string href = {};
    std::string when = {};
    std::string who = {};
    std::string note = {};     // Said below, when there is something to say.
    std::string summary = {};  // Of the details: "Details of event 12".
    SummaryList details = {};  // Behind the summary; none without a row.
  };
  std::vector<Entry> entries = {};
};

void Put(Dictionary* parent, const char* marker, const Timeline& timeline);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_TIMELINE_H_
