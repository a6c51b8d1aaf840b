#include "clients/training/simulation.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "clients/training/movement.h"
#include "services/base/digest.h"

namespace ehcpqa::training {
namespace {

// A number between 0 and 1 that belongs to the name.
double Uniform(std::string_view name) {
  const Digest digest = Sha256(name);
  uint64_t bits = 0;
  for (int i = 0; i < 6; ++i) bits = bits << 8 | digest[static_cast<size_t>(i)];
  return static_cast<double>(bits) / static_cast<double>(uint64_t{1} << 48);
}

// A standard normal deviate that belongs to the name: the sum of twelve uniform numbers, which needs no library
// function whose last digit could differ between machines.
double Normal(const std::string& name) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += Uniform(name + '#' + static_cast<char>('a' + i));
  return sum;
}

bool IsHealthOrCare(const v1::Criterion& criterion) {
  return criterion.owner() == v1::OWNER_HEALTH || criterion.owner() == v1::OWNER_CARE;
}

v1::Cause CauseFor(const v1::Criterion& criterion, double draw) {
  if (criterion.owner() == v1::OWNER_EDUCATION) {
    return draw < 0.55  ? v1::CAUSE_LOST_IN_DRAFTING
           : draw < 0.8 ? v1::CAUSE_ADVICE_WEAK
           : draw < 0.9 ? v1::CAUSE_ADVICE_LATE
                        : v1::CAUSE_OTHER;
  }
  return draw < 0.35   ? v1::CAUSE_ADVICE_WEAK
         : draw < 0.6  ? v1::CAUSE_ADVICE_NOT_SOUGHT
         : draw < 0.75 ? v1::CAUSE_ADVICE_LATE
         : draw < 0.9  ? v1::CAUSE_SERVICE_GAP
                       : v1::CAUSE_LOST_IN_DRAFTING;
}

std::optional<int> LevelIndex(const v1::Rubric& rubric, std::string_view code) {
  for (int i = 0; i < rubric.scale().levels_size(); ++i) {
    if (rubric.scale().levels(i).code() == code) return i;
  }
  return std::nullopt;
}

}  // namespace

v1::Rating Mark(const Temper& temper, std::string_view plan_ref, const v1::Criterion& criterion) {
  const std::string plan = temper.seed + '|' + std::string(plan_ref);
  const std::string about = plan + '|' + criterion.code();
  v1::Rating rating;
  rating.set_criterion(criterion.code());
  // Whether something applies is a fact of the plan, which auditors agree on.
  const double applies = Uniform(about + "|applies");
  if (applies < (IsHealthOrCare(criterion) ? 0.22 : 0.04)) {
    rating.set_no_level(v1::NO_LEVEL_NOT_APPLICABLE);
    rating.set_na_reason("Synthetic: the plan gives no occasion for this.");
    return rating;
  }
  if (Uniform(about + '|' + temper.name + "|tells") < 0.015) {
    rating.set_no_level(v1::NO_LEVEL_CANNOT_TELL);
    rating.set_evidence("Synthetic: the papers do not show it.");
    return rating;
  }
  const double quality = 0.7 * Normal(plan + "|quality") + 0.7 * Normal(about) +
                         0.45 * Normal(about + '|' + temper.name) + (IsHealthOrCare(criterion) ? 0.25 : 0.75) +
                         (criterion.kind() == v1::CRITERION_KIND_REQUIRED ? 0.4 : 0) +
                         0.5 * Normal(temper.seed + "|difficulty|" + criterion.code()) +
                         (temper.quarter ? Movement(criterion, *temper.quarter) : 0) - temper.severity;
  // Levels are equally wide steps down from a little below the middle.
  int level = 0;
  for (double step = -0.1; level + 1 < criterion.levels_size() && quality < step; step -= 0.9) ++level;
  rating.set_level(criterion.levels(level).level());
  if (level == 0) {
    rating.set_evidence("Synthetic: seen in the plan and in the advice behind it.");
  } else {
    rating.set_cause(CauseFor(criterion, Uniform(about + "|cause")));
    rating.set_evidence("Synthetic: " + criterion.levels(level).description());
  }
  return rating;
}

v1::AgreedRating Agree(const v1::Difference& difference, const v1::Rubric& rubric) {
  std::vector<std::pair<int, const v1::Rating*>> at_level;
  for (const v1::MarkBeside& mark : difference.marks()) {
    if (const auto index = LevelIndex(rubric, mark.rating().level())) at_level.emplace_back(*index, &mark.rating());
  }
  v1::AgreedRating agreed;
  agreed.set_reason("Synthetic: both marks were read against what good looks like; the stricter reading was agreed.");
  if (at_level.empty()) {
    agreed.set_no_level(v1::NO_LEVEL_CANNOT_TELL);
    return agreed;
  }
  std::stable_sort(at_level.begin(), at_level.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const v1::Rating& chosen = *at_level[at_level.size() / 2].second;
  agreed.set_level(chosen.level());
  agreed.set_cause(chosen.cause());
  return agreed;
}

bool HasPart(std::string_view service, std::string_view plan_ref) {
  return Uniform(std::string(service) + "|part|" + std::string(plan_ref)) < 0.6;
}

}  // namespace ehcpqa::training
