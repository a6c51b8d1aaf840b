// What an invented auditor would mark: for training, demonstrations and tests only. Everything it makes says
// "Synthetic".
#ifndef EHCPQA_CLIENTS_TRAINING_SIMULATION_H_
#define EHCPQA_CLIENTS_TRAINING_SIMULATION_H_

#include <optional>
#include <string>
#include <string_view>

#include "ehcpqa/v1/audit.pb.h"
#include "ehcpqa/v1/moderation.pb.h"
#include "ehcpqa/v1/rubric.pb.h"

namespace ehcpqa::training {

// How an auditor marks.
struct Temper {
  std::string name;        // Whose noise it is: two auditors see the same plan a little differently.
  double severity = 0;     // In standard deviations of plan quality: 0.5 is strict, -0.5 lenient.
  std::string seed = "1";  // Another seed is another world of plans.
  // Quarters since the first of 2022 (movement.h): plans change over the years. Not given, they are the same at all
  // times.
  std::optional<int> quarter = std::nullopt;
};

// The mark of this auditor for this plan: plan quality, difficulty of the criterion and the auditor's noise are drawn
// from SHA-256 of their names, so that the same arguments give the same mark on every machine.
v1::Rating Mark(const Temper& temper, std::string_view plan_ref, const v1::Criterion& criterion);

// What a meeting would agree on a difference: the mark in the middle, towards the stricter, with a reason.
v1::AgreedRating Agree(const v1::Difference& difference, const v1::Rubric& rubric);

// Whether a service, by name, had a part in a plan: in three plans of five.
bool HasPart(std::string_view service, std::string_view plan_ref);

}  // namespace ehcpqa::training

#endif  // EHCPQA_CLIENTS_TRAINING_SIMULATION_H_
