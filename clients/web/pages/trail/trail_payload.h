// What an event of the trail says changed, as people read it.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_TRAIL_TRAIL_PAYLOAD_H_
#define EHCPQA_CLIENTS_WEB_PAGES_TRAIL_TRAIL_PAYLOAD_H_

#include <string>
#include <string_view>

#include "clients/web/html/lists.h"

namespace ehcpqa::web {

// A row for each value of the payload (JSON); parts of parts as "Before: evidence". `action` says what numbers stand
// for. A payload that is no JSON object is one row; one without values none.
SummaryList PayloadRows(std::string_view action, const std::string& payload);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_TRAIL_TRAIL_PAYLOAD_H_
