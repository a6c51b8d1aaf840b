// How a component's data reaches its template.
#ifndef EHCPQA_CLIENTS_WEB_HTML_PUT_H_
#define EHCPQA_CLIENTS_WEB_HTML_PUT_H_

#include <string>

#include "clients/web/html/template_set.h"

namespace ehcpqa::web {

// Includes "components/{component}.html" where the template says {{>MARKER}}; the dictionary that fills it.
Dictionary* Include(Dictionary* parent, const char* marker, const char* component);

// Sets a name and shows the section of the same name, unless the text is empty.
void SetIf(Dictionary* dictionary, const char* name, const std::string& text);

// Shows a section when the condition holds.
void ShowIf(Dictionary* dictionary, const char* name, bool condition);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_PUT_H_
