#include "services/insight/auditor_leniency.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/audits/effective.h"
#include "services/base/status_macros.h"
#include "services/insight/wording.h"
#include "services/statistics/distributions.h"
#include "services/statistics/leniency.h"
#include "services/statistics/moderation_shift.h"

namespace ehcpqa::insight {
namespace {

using audits::AuditMarks;
using audits::GivenMark;

constexpr double kUpper = 0.975;

// A first mark at a level.
struct FirstMark {
  std::string user;
  int set = 0;
  double grade = 0;  // Counts up from the lowest level.
};

// The auditors and grades of the criteria that two people marked, in the order of the criteria.
struct Pair {
  std::string criterion;
  FirstMark first, second;
};

std::vector<Pair> PairsOf(const rubrics::Rubric& rubric, const AuditMarks& marks) {
  std::map<std::string, std::vector<FirstMark>> by_criterion;
  for (const GivenMark& mark : marks.first_marks) {
    const auto level = rubrics::FindLevel(rubric.scale, mark.answer.level);
    if (!level) continue;
    for (const audits::Assessment& assessment : marks.assessments) {
      if (assessment.key.kind != mark.kind || assessment.key.set != mark.set) continue;
      by_criterion[mark.criterion].push_back(
          {assessment.user, mark.set, static_cast<double>(rubric.scale.levels.size() - 1 - *level)});
    }
  }
  std::vector<Pair> pairs;
  for (auto& [criterion, given] : by_criterion) {
    if (given.size() < 2 || given[0].user == given[1].user) continue;
    pairs.push_back({criterion, given[0], given[1]});
  }
  return pairs;
}

// The grade that counts for the criterion, or nothing while its marks differ and nothing is agreed on them as they
// stand.
std::optional<double> AgreedGrade(const rubrics::Rubric& rubric, const std::vector<audits::EffectiveAnswer>& effective,
                                  const Pair& pair) {
  const auto position = rubrics::FindCriterion(rubric, pair.criterion);
  if (!position) return std::nullopt;
  const rubrics::Answer answer = audits::GradingAnswer(rubric.scale, effective[*position]);
  if (answer.kind != rubrics::Answer::Kind::kLevel) return std::nullopt;
  return static_cast<double>(rubric.scale.levels.size() - 1 - answer.level);
}

struct Mean {
  double sum = 0;
  int count = 0;
  void Add(double value) {
    sum += value;
    ++count;
  }
  double value() const { return sum / count; }
};

struct Collected {
  std::map<std::string, std::vector<double>> shifts;  // By auditor: one for each plan.
  // One row for each plan and pair of auditors: their mean grades over the criteria that both marked.
  struct SharedPlan {
    std::string first, second;
    double first_mean = 0, second_mean = 0;
  };
  std::vector<SharedPlan> shared;
};

Collected Collect(const rubrics::Rubric& rubric, const std::vector<AuditMarks>& audits) {
  Collected collected;
  for (const AuditMarks& marks : audits) {
    const auto effective = audits::EffectiveAnswers(rubric, marks.marks, marks.agreed);
    std::map<std::string, Mean> shift;
    std::map<std::pair<std::string, std::string>, std::array<Mean, 2>> shared;
    for (Pair& pair : PairsOf(rubric, marks)) {
      if (const auto agreed = AgreedGrade(rubric, effective, pair)) {
        shift[pair.first.user].Add(pair.first.grade - *agreed);
        shift[pair.second.user].Add(pair.second.grade - *agreed);
      }
      if (pair.second.user < pair.first.user) std::swap(pair.first, pair.second);
      std::array<Mean, 2>& means = shared[{pair.first.user, pair.second.user}];
      means[0].Add(pair.first.grade);
      means[1].Add(pair.second.grade);
    }
    for (const auto& [user, mean] : shift) collected.shifts[user].push_back(mean.value());
    for (const auto& [users, means] : shared) {
      collected.shared.push_back({users.first, users.second, means[0].value(), means[1].value()});
    }
  }
  return collected;
}

statistics::Interval Around(double value, double reach) { return {value - reach, value + reach}; }

void PutShifts(const Collected& collected, std::map<std::string, AuditorFigures>& figures) {
  std::vector<std::vector<double>> changes;
  for (const auto& [user, shifts] : collected.shifts) {
    changes.push_back(shifts);
    AuditorFigures& one = figures[user];
    Mean mean;
    for (const double shift : shifts) mean.Add(shift);
    one.plans = static_cast<int>(shifts.size());
    one.mean_shift = mean.value();
    const auto above = std::count_if(shifts.begin(), shifts.end(), [](double shift) { return shift > 0; });
    const auto below = std::count_if(shifts.begin(), shifts.end(), [](double shift) { return shift < 0; });
    one.sign_test_p = statistics::SignTest(above, below);
  }
  const auto shifts = statistics::MeasureModerationShifts(changes);
  size_t i = 0;
  for (const auto& [user, unused] : collected.shifts) {
    AuditorFigures& one = figures[user];
    if (!shifts.defined()) {
      one.shrunk = shifts.why();
      continue;
    }
    const statistics::AuditorShift& shift = shifts->auditors[i++];
    one.shrunk = LenientBy{shift.shrunk, Around(shift.shrunk, statistics::NormalQuantile(kUpper) * shift.shrunk_error)};
  }
}

absl::Status PutEffects(const Collected& collected, LeniencyFigures& result,
                        std::map<std::string, AuditorFigures>& figures) {
  std::map<std::string, size_t> columns;
  for (const Collected::SharedPlan& plan : collected.shared) {
    columns.emplace(plan.first, 0);
    columns.emplace(plan.second, 0);
  }
  size_t next = 0;
  for (auto& [user, column] : columns) column = next++;
  if (columns.empty()) return absl::OkStatus();
  statistics::ScoreTable scores;
  for (const Collected::SharedPlan& plan : collected.shared) {
    std::vector<std::optional<double>> row(columns.size());
    row[columns[plan.first]] = plan.first_mean;
    row[columns[plan.second]] = plan.second_mean;
    scores.push_back(std::move(row));
  }
  ASSIGN_OR_RETURN(const statistics::LeniencyModel model, statistics::FitLeniency(scores));
  result.connected = model.connected;
  result.p = model.f_p;
  for (const auto& [user, column] : columns) {
    const statistics::AuditorEffect& effect = model.auditors[column];
    AuditorFigures& one = figures[user];
    one.shared_plans = static_cast<int>(effect.plans);
    one.group = effect.component;
    if (!effect.effect.defined()) {
      one.effect = effect.effect.why();
      continue;
    }
    LenientBy by{*effect.effect, statistics::Undefined::kNoDegreesOfFreedom};
    if (effect.standard_error.defined() && model.residual_df > 0) {
      by.interval = Around(by.value, statistics::StudentQuantile(kUpper, static_cast<double>(model.residual_df)) *
                                         *effect.standard_error);
    }
    one.effect = by;
  }
  return absl::OkStatus();
}

std::string Describe(const LeniencyFigures& figures) {
  if (figures.auditors.empty()) return "No plan was marked by two auditors, so nobody can be compared.";
  if (!figures.connected) {
    return "Not all auditors are linked by plans that they share: effects are given within groups, and groups cannot "
           "be "
           "compared.";
  }
  if (!figures.p.defined()) return "All auditors are linked by shared plans; there are too few of these for a test.";
  const std::string p = *figures.p < 0.001 ? std::string("below 0.001") : absl::StrFormat("%.3f", *figures.p);
  return absl::StrCat("All auditors are linked by shared plans. ",
                      *figures.p < 0.05 ? "Some differ in how kindly they mark"
                                        : "No evidence that they differ in how kindly they mark",
                      " (p ", p, "). Grades of plans are not adjusted for it.");
}

}  // namespace

absl::StatusOr<LeniencyFigures> MeasureLeniency(const rubrics::Rubric& rubric, const std::vector<AuditMarks>& audits) {
  const Collected collected = Collect(rubric, audits);
  LeniencyFigures result;
  std::map<std::string, AuditorFigures> figures;
  PutShifts(collected, figures);
  RETURN_IF_ERROR(PutEffects(collected, result, figures));
  for (auto& [user, one] : figures) {
    one.user = user;
    result.auditors.push_back(std::move(one));
  }
  result.text = Describe(result);
  return result;
}

}  // namespace ehcpqa::insight
