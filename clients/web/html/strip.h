// Links between the pages of one part of the service. Included where the template says {{>MARKER}}.
#ifndef EHCPQA_CLIENTS_WEB_HTML_STRIP_H_
#define EHCPQA_CLIENTS_WEB_HTML_STRIP_H_

#include <string>
#include <vector>

#include "clients/web/html/template_set.h"

namespace ehcpqa::web {

struct Strip {
  struct Item {
    std::string text = {};
    std::string href = {};
    bool here = false;
  };
  std::string label = {};  // Said before the links to those who hear them.
  std::vector<Item> items = {};
};

void Put(Dictionary* parent, const char* marker, const Strip& strip);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_STRIP_H_
