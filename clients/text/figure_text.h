// Figures over cycles in words: shares, mean scores, differences and coefficients, none without its plans and range.
#ifndef EHCPQA_CLIENTS_TEXT_FIGURE_TEXT_H_
#define EHCPQA_CLIENTS_TEXT_FIGURE_TEXT_H_

#include <string>

#include "ehcpqa/v1/figure.pb.h"
#include "ehcpqa/v1/insight.pb.h"
#include "ehcpqa/v1/reliability.pb.h"

namespace ehcpqa::text {

// "Good or better", "Met", "Mean score", "Legally compliant".
std::string MeasureTitle(v1::Measure measure);

// A share as EstimateText says it; a mean score as "71.4 of 100 (66.0 to 76.8), n 48 of 4,800". Below 10 plans counts
// alone: of answers where a plan has several, "12 of 20 answers on 7 plans"; of plans for a mean score.
std::string FigureText(const v1::Figure& figure);
// The same for an estimate on its own, of a subject ("section:F"). How many answers are behind one of several criteria
// is not known, so that below 10 plans it says how many plans there are.
std::string FigureText(const v1::Estimate& estimate, const std::string& subject, v1::Measure measure);

// "+9 points (-10 to +28)", of a mean score "+3.1 of 100 (-2.0 to +8.2)"; empty where nothing can be told, or below 10
// plans on a side.
std::string DifferenceText(const v1::Change& change, v1::Measure measure);

// "0.71 (0.55 to 0.83)". Why there is no value, or no range, in words: "no variation".
std::string CoefficientText(const v1::Coefficient& coefficient);

// "0.034", "below 0.001".
std::string PText(double p);

}  // namespace ehcpqa::text

#endif  // EHCPQA_CLIENTS_TEXT_FIGURE_TEXT_H_
