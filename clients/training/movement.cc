#include "clients/training/movement.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "services/base/clock.h"

namespace ehcpqa::training {
namespace {

constexpr std::array<std::string_view, 4> kProvision = {"F", "G", "H1", "H2"};
constexpr int kStepQuarter = 8;  // 2024 Q1.
constexpr double kStep = 0.7;
constexpr std::string_view kImproving = "E8";
constexpr double kImprovement = 0.12;  // Each quarter.

}  // namespace

std::optional<int> QuarterOf(std::string_view day) {
  const std::optional<int> days = ParseDate(day);
  if (!days) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(*days))};
  return (static_cast<int>(date.year()) - 2022) * 4 + static_cast<int>(static_cast<unsigned>(date.month()) - 1) / 3;
}

double Movement(const v1::Criterion& criterion, int quarter) {
  double movement = 0;
  const bool is_provision = std::find(kProvision.begin(), kProvision.end(), criterion.section()) != kProvision.end();
  if (is_provision && quarter >= kStepQuarter) movement += kStep;
  if (criterion.code() == kImproving) movement += kImprovement * std::max(quarter, 0);
  return movement;
}

}  // namespace ehcpqa::training
