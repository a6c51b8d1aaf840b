// Files that a person may take for a SEN2 return, and what to say of them.
#ifndef EHCPQA_CLIENTS_RETURNS_WRONG_KIND_H_
#define EHCPQA_CLIENTS_RETURNS_WRONG_KIND_H_

#include <string>
#include <string_view>

namespace ehcpqa::returns {

// What to say of a return whose Collection is not SEN2: names the collection when it is a known one.
std::string SayCollection(std::string_view collection);

// What to say of an XML file with this element at its root or just below; empty when the element says nothing. `name`
// in lower case.
std::string SayElement(std::string_view name);

// What to say of a file that is neither XML nor zip, from its first bytes.
std::string SayBytes(std::string_view first);

// What to say of an Excel workbook, from the text of its xl/workbook.xml: two kinds are known by their sheets.
std::string SayWorkbook(std::string_view workbook_xml);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_WRONG_KIND_H_
