// The figures of a report as tidy data, by the open data conventions of the Department for Education (Explore Education
// Statistics: time_period, time_identifier, geographic columns, filters, indicators; symbols c, x, z, u).
#ifndef EHCPQA_SERVICES_REPORTS_TIDY_H_
#define EHCPQA_SERVICES_REPORTS_TIDY_H_

#include <string>
#include <string_view>

#include "ehcpqa/v1/report_document.pb.h"

namespace ehcpqa::reports {

// "Calendar year Q4" for a window that is just that quarter, "Calendar year" for any other.
std::string TimeIdentifier(std::string_view first_day, std::string_view last_day);

// An empty table with the columns of ReportDraft::Data().
v1::ReportTable DataColumns();

// One row a column of `data`: name, heading, kind, meaning.
v1::ReportTable DictionaryOf(const v1::ReportTable& data);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_TIDY_H_
