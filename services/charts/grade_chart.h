// How the grades of each subject are spread: one bar for each grade, with its interval and its printed value.
#ifndef EHCPQA_SERVICES_CHARTS_GRADE_CHART_H_
#define EHCPQA_SERVICES_CHARTS_GRADE_CHART_H_

#include <optional>
#include <string>
#include <vector>

#include "services/charts/chart.h"

namespace ehcpqa::charts {

struct GradeChart {
  struct Grade {
    std::string name = {};             // "Good".
    std::optional<double> share = {};  // Absent: no bar, and `text` stands in its place.
    std::optional<double> low = {};    // Ends of the 95 % interval; without both there is no whisker.
    std::optional<double> high = {};   // Likewise.
    std::string text = {};             // Printed: "42 % (30 to 55), 20 of 48", "c", "too few to show". Empty: share
                                       // and interval in whole per cents.
  };
  struct Subject {
    std::string name = {};  // "Whole plan", "Section F"; may be empty when there is one.
    std::vector<Grade> grades = {};
  };
  Caption caption = {};
  std::vector<Subject> subjects = {};
  std::string axis_title = "Share of plans, with 95 % interval";
};

// Empty without a grade.
std::string Draw(const GradeChart& chart, Layout layout = Layout::kWide);

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_GRADE_CHART_H_
