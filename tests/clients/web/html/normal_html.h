// HTML without what does not matter: order of attributes and classes, and white space around texts.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_HTML_NORMAL_HTML_H_
#define EHCPQA_TESTS_CLIENTS_WEB_HTML_NORMAL_HTML_H_

#include <string>
#include <string_view>

namespace ehcpqa::web {

// One tag or text a line: "<a class=\"govuk-link\" href=\"/\">". Attributes and classes are sorted, character
// references of quotes and apostrophes decoded, white space in texts collapsed and trimmed, empty texts left out.
std::string NormalHtml(std::string_view html);

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_HTML_NORMAL_HTML_H_
