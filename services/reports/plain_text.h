// Texts made fit for XML and HTML.
#ifndef EHCPQA_SERVICES_REPORTS_PLAIN_TEXT_H_
#define EHCPQA_SERVICES_REPORTS_PLAIN_TEXT_H_

#include <string>
#include <string_view>

namespace ehcpqa::reports {

// The text with what no document may hold replaced by U+FFFD: bytes that are no UTF-8, control characters other than
// tab and line feed, U+FFFE and U+FFFF. Line ends become line feeds.
std::string PlainText(std::string_view text);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_PLAIN_TEXT_H_
