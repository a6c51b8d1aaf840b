// Names of the sheets of a workbook.
#ifndef EHCPQA_SERVICES_REPORTS_SHEET_NAMES_H_
#define EHCPQA_SERVICES_REPORTS_SHEET_NAMES_H_

#include <set>
#include <string>
#include <string_view>

namespace ehcpqa::reports {

class SheetNames {
 public:
  // A name for a sheet that is called so, which a spreadsheet takes: at most 31 UTF-16 units, none of []:*?/\ and no
  // control character, no apostrophe at an end, never "History", and none that was taken before, whatever its case.
  // "Sheet" for a text that leaves nothing.
  std::string Take(std::string_view wish);

 private:
  std::set<std::string> taken_;  // In lower case.
};

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_SHEET_NAMES_H_
