// Where an assessment is: its name in the contract, and the address of its pages.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_MARKING_ASSESSMENT_ADDRESS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_MARKING_ASSESSMENT_ADDRESS_H_

#include <string>

#include "clients/web/engine/request.h"

namespace ehcpqa::web {

struct AssessmentAddress {
  std::string cycle;       // "2024q4"
  std::string audit;       // "7"
  std::string assessment;  // "health-1"

  // From a page's parameters {cycle}, {audit} and {assessment}.
  static AssessmentAddress Of(const Fields& parameters);
  // From "cycles/2024q4/audits/7/assessments/health-1"; empty parts when it is no such name.
  static AssessmentAddress OfName(const std::string& name);

  std::string Name() const;
  std::string CycleName() const { return "cycles/" + cycle; }
  // "/assess/2024q4/7/health-1"; of the pages below it with `page`, "check" or "sections/F".
  std::string Path(const std::string& page = "") const;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_MARKING_ASSESSMENT_ADDRESS_H_
