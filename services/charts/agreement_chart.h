// How far two auditors agreed, by criterion: percent agreement, and Krippendorff's alpha with its interval.
#ifndef EHCPQA_SERVICES_CHARTS_AGREEMENT_CHART_H_
#define EHCPQA_SERVICES_CHARTS_AGREEMENT_CHART_H_

#include <optional>
#include <string>
#include <vector>

#include "services/charts/chart.h"

namespace ehcpqa::charts {

// Cut-offs of Krippendorff's alpha, and of no other coefficient (Krippendorff 2004, Content Analysis, 241-243).
inline constexpr double kTentativeAlpha = 0.667;
inline constexpr double kReliableAlpha = 0.8;

struct AgreementChart {
  struct Criterion {
    std::string name = {};                 // "F3 Provision is specific".
    std::optional<double> agreement = {};  // Share of pairs at the same level: a square.
    std::optional<double> alpha = {};      // -1 to 1: a circle.
    std::optional<double> low = {};        // Ends of alpha's interval; without both there is no whisker.
    std::optional<double> high = {};       // Likewise.
    std::string text = {};                 // Printed after the values: "7 pairs: too few for alpha".
  };
  Caption caption = {};
  std::vector<Criterion> criteria = {};
};

// Empty without a criterion.
std::string Draw(const AgreementChart& chart, Layout layout = Layout::kWide);

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_AGREEMENT_CHART_H_
