// Golden topic `severity`: auditor leniency.
#include "services/statistics/leniency.h"
#include "services/statistics/moderation_shift.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {
namespace {

Answer Least(const LeniencyModel& model, std::string name) {
  if (name == "connected") return ToAnswer(Json(model.connected));
  if (name == "residual_sd") return ToAnswer(model.residual_sd);
  if (name == "residual_df") return ToAnswer(Json(model.residual_df));
  if (name == "rater_F") return ToAnswer(model.f);
  if (name == "rater_F_p") return ToAnswer(model.f_p);
  if (name == "n_ratings_used") return ToAnswer(Json(model.scores_used));
  if (name == "n_units_used") return ToAnswer(Json(model.plans_used));
  int component = 0;  // All.
  if (TakePrefix(name, "within_component_")) {
    component = std::stoi(name);
    name.erase(0, name.find('.') + 1);
  } else if (name != "rater_component" && !model.connected) {
    return ToAnswer(Undefined::kNotConnected);
  }
  Json values = Json::array();
  for (const AuditorEffect& auditor : model.auditors) {
    if (component != 0 && auditor.component != component) continue;
    if (name == "rater_component") values.push_back(auditor.component);
    if (name == "rater_effect_sum_to_zero") values.push_back(auditor.effect ? Json(*auditor.effect) : Json());
    if (name == "rater_effect_se") values.push_back(auditor.standard_error ? Json(*auditor.standard_error) : Json());
  }
  return values.empty() ? Answer() : ToAnswer(values);
}

Answer Shifts(const ModerationShifts& shifts, const std::string& name) {
  if (name == "pooled_within_variance") return ToAnswer(Json(shifts.within_variance));
  if (name == "tau2_DL") return ToAnswer(Json(shifts.tau2));
  if (name == "Q") return ToAnswer(Json(shifts.q));
  if (name == "Q_p") return ToAnswer(Json(shifts.q_p));
  if (name == "grand_mean") return ToAnswer(Json(shifts.mean));
  if (name == "grand_mean_se") return ToAnswer(Json(shifts.mean_error));
  Json values = Json::array();
  for (const AuditorShift& auditor : shifts.auditors) {
    if (name == "mean_change") values.push_back(auditor.mean);
    if (name == "sampling_variance") values.push_back(auditor.sampling_variance);
    if (name == "shrunken_effect") values.push_back(auditor.shrunk);
    if (name == "shrunken_se") values.push_back(auditor.shrunk_error);
    if (name == "sign_test_p") values.push_back(auditor.sign_test_p);
  }
  return values.empty() ? Answer() : ToAnswer(values);
}

}  // namespace

Compute Severity(const Json& input, const Json&) {
  if (input.contains("initial_minus_moderated")) {
    std::vector<std::vector<double>> changes;
    for (const auto& [auditor, own] : input["initial_minus_moderated"].items())
      changes.push_back(own.get<std::vector<double>>());
    const auto shifts = MeasureModerationShifts(changes);
    return [shifts](const std::string& name, const Json&) {
      return shifts ? Shifts(*shifts, name) : ToAnswer(shifts.why());
    };
  }
  ScoreTable scores;
  for (const Json& row : input["scores_units_by_raters"]) {
    scores.emplace_back();
    for (const Json& cell : row) {
      scores.back().push_back(cell.is_null() ? std::nullopt : std::optional<double>(cell.get<double>()));
    }
  }
  return [model = Get(FitLeniency(scores))](const std::string& name, const Json&) { return Least(model, name); };
}

}  // namespace ehcpqa::statistics::golden
