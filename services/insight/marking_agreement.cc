#include "services/insight/marking_agreement.h"

#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/base/status_macros.h"
#include "services/insight/wording.h"
#include "services/statistics/ratings.h"

namespace ehcpqa::insight {
namespace {

// Grades count up from the lowest level.
int GradeOf(const rubrics::Scale& scale, std::optional<size_t> level) {
  return level ? static_cast<int>(scale.levels.size() - 1 - *level) : statistics::kNoRating;
}

std::string Describe(const statistics::PooledReliability& pooled) {
  if (pooled.pairs == 0) return "No plan has two independent marks of one criterion yet.";
  std::string text = absl::StrCat("Two auditors gave the same level in ", Percent(*pooled.percent_agreement.value),
                                  " of ", Counted(pooled.pairs, "pair", "pairs"), " of marks (",
                                  Counted(pooled.plans, "plan", "plans"), " marked twice)");
  if (pooled.within_one.value) {
    absl::StrAppend(&text, ", and at most one level apart in ", Percent(*pooled.within_one.value));
  }
  absl::StrAppend(&text, ". ");
  if (!pooled.alpha.value) return absl::StrCat(text, "The marks do not vary, so there is no alpha.");
  const double alpha = *pooled.alpha.value;
  absl::StrAppend(&text, absl::StrFormat("Krippendorff's alpha %.2f", alpha));
  if (pooled.alpha.interval) {
    absl::StrAppend(&text, absl::StrFormat(" (95 %% interval %.2f to %.2f)", pooled.alpha.interval->low,
                                           pooled.alpha.interval->high));
  }
  return absl::StrCat(text, alpha >= 0.8     ? ": reliable (.800 or more)."
                            : alpha >= 0.667 ? ": for tentative conclusions (.667 to .800)."
                                             : ": below .667, the least for tentative conclusions.");
}

}  // namespace

absl::StatusOr<AgreementFigures> MeasureAgreement(const std::vector<CyclePlans>& cycles) {
  AgreementFigures figures;
  if (cycles.empty()) return figures;
  const rubrics::Rubric& rubric = *cycles.back().rubric;
  const int grades = static_cast<int>(rubric.scale.levels.size());
  std::vector<statistics::Ratings> tables;
  for (size_t criterion = 0; criterion < rubric.criteria.size(); ++criterion) {
    statistics::Ratings table(grades, 2);
    for (const CyclePlans& cycle : cycles) {
      for (const InsightPlan& plan : cycle.plans) {
        if (!plan.sample.double_marked) continue;
        const audits::CriterionResult& result = plan.result.criteria[criterion];
        const std::array<int, 2> row = {GradeOf(rubric.scale, result.first_of_set_1),
                                        GradeOf(rubric.scale, result.first_of_set_2)};
        RETURN_IF_ERROR(table.Add(row));
      }
    }
    figures.criteria.push_back(statistics::MeasureReliability(table));
    tables.push_back(std::move(table));
  }
  ASSIGN_OR_RETURN(figures.pooled, statistics::PoolReliability(tables));
  figures.text = Describe(figures.pooled);
  return figures;
}

}  // namespace ehcpqa::insight
