// Golden topic `planning`: sample sizes and power; the question is in the name.
#include <cstdio>

#include "services/statistics/planning.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {

Compute Planning(const Json& input, const Json&) {
  return [input](const std::string& name, const Json&) -> Answer {
    double p1 = 0, p2 = 0, n = 0;
    int power = 0;
    if (std::sscanf(name.c_str(), "n_for_margin p=%lf e=%lf", &p1, &p2) == 2) {
      return ToAnswer(Json(SampleSizeForMargin(p1, p2, input.at("N").get<int64_t>(), input.value("confidence", 0.95))));
    }
    if (std::sscanf(name.c_str(), "n_per_quarter_for_%dpct_power %lf_to_%lf", &power, &p1, &p2) == 3) {
      return ToAnswer(SampleSizeToDetect(p1, p2, power / 100.0));
    }
    if (std::sscanf(name.c_str(), "power %lf_to_%lf n=%lf", &p1, &p2, &n) == 3)
      return ToAnswer(Json(PowerToDetect(p1, p2, n)));
    return {};
  };
}

}  // namespace ehcpqa::statistics::golden
