#include "clients/web/pages/marking/assessment_address.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/web/engine/url.h"

namespace ehcpqa::web {

AssessmentAddress AssessmentAddress::Of(const Fields& parameters) {
  return {parameters["cycle"], parameters["audit"], parameters["assessment"]};
}

AssessmentAddress AssessmentAddress::OfName(const std::string& name) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  if (parts.size() != 6) return {};
  return {parts[1], parts[3], parts[5]};
}

std::string AssessmentAddress::Name() const {
  return absl::StrCat("cycles/", cycle, "/audits/", audit, "/assessments/", assessment);
}

std::string AssessmentAddress::Path(const std::string& page) const {
  return absl::StrCat("/assess/", Encode(cycle), "/", Encode(audit), "/", Encode(assessment), page.empty() ? "" : "/",
                      page);
}

}  // namespace ehcpqa::web
