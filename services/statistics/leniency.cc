#include "services/statistics/leniency.h"

#include <cmath>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/statistics/distributions.h"

namespace ehcpqa::statistics {
namespace {

using Matrix = std::vector<std::vector<double>>;

// Inverse by Gauss-Jordan with row exchange. The matrix is positive definite.
Matrix Invert(Matrix a) {
  const size_t n = a.size();
  Matrix inverse(n, std::vector<double>(n));
  for (size_t i = 0; i < n; ++i) inverse[i][i] = 1;
  for (size_t column = 0; column < n; ++column) {
    size_t pivot = column;
    for (size_t row = column; row < n; ++row) {
      if (std::fabs(a[row][column]) > std::fabs(a[pivot][column])) pivot = row;
    }
    std::swap(a[pivot], a[column]);
    std::swap(inverse[pivot], inverse[column]);
    const double scale = a[column][column];
    for (size_t k = 0; k < n; ++k) {
      a[column][k] /= scale;
      inverse[column][k] /= scale;
    }
    for (size_t row = 0; row < n; ++row) {
      if (row == column || a[row][column] == 0) continue;
      const double factor = a[row][column];
      for (size_t k = 0; k < n; ++k) {
        a[row][k] -= factor * a[column][k];
        inverse[row][k] -= factor * inverse[column][k];
      }
    }
  }
  return inverse;
}

// Union-find over auditors; plans join the auditors who scored them.
class Groups {
 public:
  explicit Groups(size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), size_t{0}); }
  size_t Root(size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(size_t a, size_t b) { parent_[Root(b)] = Root(a); }

 private:
  std::vector<size_t> parent_;
};

// The scores of one plan, by auditor.
struct PlanScores {
  std::vector<size_t> auditors;
  std::vector<double> scores;
  double mean = 0;
};

std::vector<PlanScores> UsablePlans(const ScoreTable& table) {
  std::vector<PlanScores> plans;
  for (const auto& row : table) {
    PlanScores plan;
    for (size_t g = 0; g < row.size(); ++g) {
      if (!row[g]) continue;
      plan.auditors.push_back(g);
      plan.scores.push_back(*row[g]);
    }
    if (plan.scores.size() < 2) continue;
    plan.mean = std::accumulate(plan.scores.begin(), plan.scores.end(), 0.0) / static_cast<double>(plan.scores.size());
    plans.push_back(std::move(plan));
  }
  return plans;
}

// Numbers the components from 1 and returns how many auditors with an effect, less how many components of such, there
// are.
int64_t NumberComponents(const std::vector<PlanScores>& plans, LeniencyModel& model) {
  Groups groups(model.auditors.size());
  for (const PlanScores& plan : plans) {
    for (size_t auditor : plan.auditors) {
      groups.Join(plan.auditors.front(), auditor);
      ++model.auditors[auditor].plans;
    }
  }
  std::vector<int32_t> number(model.auditors.size(), 0);
  int32_t components = 0;
  int64_t with_effect = 0, components_with_effect = 0;
  for (size_t g = 0; g < model.auditors.size(); ++g) {
    int32_t& own = number[groups.Root(g)];
    if (own == 0) {
      own = ++components;
      components_with_effect += model.auditors[g].plans > 0;
    }
    model.auditors[g].component = own;
    with_effect += model.auditors[g].plans > 0;
  }
  model.connected = components == 1 && with_effect > 1;
  return with_effect - components_with_effect;
}

// Auditor effects and the inverse they are made with: normal equations after the plans are swept out. Adding 1/size
// within each component makes the matrix invertible and keeps effects summing to zero there.
Matrix SolveEffects(const std::vector<PlanScores>& plans, const LeniencyModel& model, std::vector<double>& effects) {
  const size_t count = model.auditors.size();
  Matrix normal(count, std::vector<double>(count));
  std::vector<double> right(count);
  for (const PlanScores& plan : plans) {
    const double share = 1 / static_cast<double>(plan.scores.size());
    for (size_t a = 0; a < plan.auditors.size(); ++a) {
      normal[plan.auditors[a]][plan.auditors[a]] += 1;
      right[plan.auditors[a]] += plan.scores[a] - plan.mean;
      for (size_t b : plan.auditors) normal[plan.auditors[a]][b] -= share;
    }
  }
  std::vector<double> size(count + 1);
  for (const AuditorEffect& auditor : model.auditors) ++size[static_cast<size_t>(auditor.component)];
  for (size_t a = 0; a < count; ++a) {
    for (size_t b = 0; b < count; ++b) {
      if (model.auditors[a].component == model.auditors[b].component) {
        normal[a][b] += 1 / size[static_cast<size_t>(model.auditors[a].component)];
      }
    }
  }
  Matrix inverse = Invert(std::move(normal));
  effects.assign(count, 0);
  for (size_t a = 0; a < count; ++a) {
    for (size_t b = 0; b < count; ++b) effects[a] += inverse[a][b] * right[b];
  }
  for (size_t a = 0; a < count; ++a) {
    for (size_t b = 0; b < count; ++b) {
      if (model.auditors[a].component == model.auditors[b].component) {
        inverse[a][b] -= 1 / size[static_cast<size_t>(model.auditors[a].component)];
      }
    }
  }
  return inverse;
}

}  // namespace

absl::StatusOr<LeniencyModel> FitLeniency(const ScoreTable& scores) {
  LeniencyModel model;
  model.auditors.resize(scores.empty() ? 0 : scores.front().size());
  for (size_t i = 0; i < scores.size(); ++i) {
    if (scores[i].size() != model.auditors.size()) {
      return FieldInvalid(absl::StrCat("scores[", i, "]"),
                          "Every plan needs a place for every auditor, filled or empty.");
    }
  }
  const std::vector<PlanScores> plans = UsablePlans(scores);
  const int64_t contrasts = NumberComponents(plans, model);
  if (plans.empty()) return model;

  std::vector<double> effects;
  const Matrix inverse = SolveEffects(plans, model, effects);
  double residual = 0, between = 0;
  model.plans_used = static_cast<int64_t>(plans.size());
  for (const PlanScores& plan : plans) {
    model.scores_used += static_cast<int64_t>(plan.scores.size());
    double kindness = 0;
    for (size_t auditor : plan.auditors) kindness += effects[auditor] / static_cast<double>(plan.auditors.size());
    for (size_t a = 0; a < plan.auditors.size(); ++a) {
      const double fitted = effects[plan.auditors[a]] - kindness, distance = plan.scores[a] - plan.mean;
      residual += (distance - fitted) * (distance - fitted);
      between += fitted * fitted;
    }
  }
  model.residual_df = model.scores_used - model.plans_used - contrasts;
  const double variance = model.residual_df > 0 ? residual / static_cast<double>(model.residual_df) : 0;
  const Undefined no_df = model.residual_df > 0 ? Undefined::kNone : Undefined::kNoDegreesOfFreedom;
  model.residual_sd = no_df == Undefined::kNone ? OrUndefined<double>(std::sqrt(variance)) : OrUndefined<double>(no_df);
  for (size_t g = 0; g < effects.size(); ++g) {
    AuditorEffect& auditor = model.auditors[g];
    if (auditor.plans == 0) continue;
    auditor.effect = effects[g];
    auditor.standard_error = no_df == Undefined::kNone
                                 ? OrUndefined<double>(std::sqrt(std::max(0.0, variance * inverse[g][g])))
                                 : OrUndefined<double>(no_df);
  }
  const Undefined no_test = !model.connected            ? Undefined::kNotConnected
                            : no_df != Undefined::kNone ? no_df
                            : variance <= 0             ? Undefined::kNoVariation
                                                        : Undefined::kNone;
  if (no_test != Undefined::kNone) {
    model.f = model.f_p = OrUndefined<double>(no_test);
    return model;
  }
  model.f = between / static_cast<double>(contrasts) / variance;
  model.f_p = FisherUpperTail(*model.f, static_cast<double>(contrasts), static_cast<double>(model.residual_df));
  return model;
}

}  // namespace ehcpqa::statistics
