// How invented plans change over the years, so that trends and comparisons of a training area have something to show.
#ifndef EHCPQA_CLIENTS_TRAINING_MOVEMENT_H_
#define EHCPQA_CLIENTS_TRAINING_MOVEMENT_H_

#include <optional>
#include <string_view>

#include "ehcpqa/v1/rubric.pb.h"

namespace ehcpqa::training {

// Quarters since the first of 2022, of the day YYYY-MM-DD: 0 for 2022-03-31, 8 for 2024-01-01, below 0 before. Nothing
// when it is no date.
std::optional<int> QuarterOf(std::string_view day);

// What is added to the quality of a plan for one criterion in that quarter, in standard deviations. The story, which is
// invented: from 2024 Q1 on (a new drafting team) the sections of provision F, G, H1 and H2 are better by one step;
// criterion E8 (how progress is monitored) gets better by a little every quarter, as training goes on; all else
// stays as it is.
double Movement(const v1::Criterion& criterion, int quarter);

}  // namespace ehcpqa::training

#endif  // EHCPQA_CLIENTS_TRAINING_MOVEMENT_H_
