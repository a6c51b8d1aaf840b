#include "services/insight/change.h"

#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"
#include "services/insight/wording.h"
#include "services/statistics/distributions.h"
#include "services/statistics/multiple_comparisons.h"
#include "services/statistics/rounding.h"

namespace ehcpqa::insight {
namespace {

using statistics::OrUndefined;

// The share of each stratum, where every one of both cycles has an answer and the strata are the same.
absl::StatusOr<std::optional<statistics::Decomposition>> Decompose(const CyclePlans& before, const CyclePlans& after,
                                                                   const Subject& subject, Measure measure) {
  if (before.strata != after.strata) return std::nullopt;
  std::vector<statistics::StratumShift> shifts;
  for (size_t h = 0; h < before.strata.size(); ++h) {
    const InGroup here = [&](const cycles::FrameRow& row) { return row.stratum == before.strata[h]; };
    ASSIGN_OR_RETURN(const Figure earlier, MakeFigure(before, subject, measure, here));
    ASSIGN_OR_RETURN(const Figure later, MakeFigure(after, subject, measure, here));
    if (!earlier.estimate.defined() || !later.estimate.defined()) return std::nullopt;
    shifts.push_back(
        {earlier.estimate->population, earlier.estimate->value, later.estimate->population, later.estimate->value});
  }
  const OrUndefined<statistics::Decomposition> parts = statistics::DecomposeChange(shifts);
  if (!parts.defined()) return std::nullopt;
  return *parts;
}

// Means have Student's interval in place of MOVER's, which is for shares.
OrUndefined<statistics::Interval> IntervalOf(const statistics::Change& change, Measure measure) {
  if (measure != Measure::kMeanScore) return change.interval;
  if (!change.standard_error.defined()) return change.standard_error.why();
  if (!change.df.defined()) return change.df.why();
  const double reach = statistics::StudentQuantile(0.975, *change.df) * *change.standard_error;
  return statistics::Interval{change.difference - reach, change.difference + reach};
}

absl::StatusOr<Comparison> Compare(const std::vector<CyclePlans>& before, const std::vector<CyclePlans>& after,
                                   const Subject& subject, Measure measure) {
  Comparison one;
  one.subject = subject;
  ASSIGN_OR_RETURN(one.before, MakeFigure(before, subject, measure, {}));
  ASSIGN_OR_RETURN(one.after, MakeFigure(after, subject, measure, {}));
  if (!one.before.estimate.defined() || !one.after.estimate.defined()) return one;
  const statistics::Change change = statistics::MeasureChange(*one.before.estimate, *one.after.estimate);
  const OrUndefined<statistics::Interval> interval = IntervalOf(change, measure);
  if (!interval.defined()) return one;
  one.difference = change.difference;
  one.low = interval->low;
  one.high = interval->high;
  if (change.p.defined()) one.p = *change.p;
  one.verdict = !statistics::EvidenceOfChange(*interval) ? Verdict::kNoEvidence
                : one.difference > 0                     ? Verdict::kHigher
                                                         : Verdict::kLower;
  if (before.size() == 1 && after.size() == 1) {
    ASSIGN_OR_RETURN(one.parts, Decompose(before[0], after[0], subject, measure));
  }
  return one;
}

void JudgeFamily(std::vector<Comparison>& family) {
  std::vector<double> p;
  for (const Comparison& one : family) {
    if (one.p) p.push_back(*one.p);
  }
  const std::vector<double> adjusted = statistics::AdjustP(p, statistics::Adjustment::kBenjaminiHochberg);
  size_t next = 0;
  for (Comparison& one : family) {
    if (!one.p) {
      one.verdict = Verdict::kCannotTell;
      continue;
    }
    one.adjusted_p = adjusted[next++];
    one.verdict = *one.adjusted_p > statistics::kFamilyLevel ? Verdict::kNoEvidence
                  : one.difference > 0                       ? Verdict::kHigher
                                                             : Verdict::kLower;
  }
}

std::string PlansWords(const Share& before, const Share& after) {
  if (before.n == after.n) return absl::StrCat(Counted(before.n, "plan", "plans"), " each");
  return absl::StrCat(Grouped(before.n), " and ", Counted(after.n, "plan", "plans"));
}

std::string Sentence(const Comparison& one, Measure measure) {
  const Share& before = one.before.share;
  const Share& after = one.after.share;
  if (one.verdict == Verdict::kCannotTell) {
    return absl::StrCat("Cannot tell: ", ShareWords(before, measure), ", then ", ShareWords(after, measure),
                        "; one of the two has no interval or the difference no test.");
  }
  const char* verdict = one.verdict == Verdict::kNoEvidence ? "No evidence of change"
                        : one.verdict == Verdict::kHigher   ? "Higher"
                                                            : "Lower";
  std::string text = absl::StrCat(verdict, ": ", ValueWords(before, measure), " to ", ValueWords(after, measure), ", ",
                                  PlansWords(before, after), ", range of the difference ", Points(one.low), " to ",
                                  Points(one.high), " points");
  if (one.adjusted_p) {
    const int64_t thousandths = statistics::SharePercentUnits(*one.adjusted_p, 1);
    absl::StrAppend(&text, ", adjusted p ",
                    thousandths == 0
                        ? std::string("below 0.001")
                        : absl::StrCat(thousandths / 1000, ".", absl::Dec(thousandths % 1000, absl::kZeroPad3)));
  }
  return absl::StrCat(text, ".");
}

}  // namespace

absl::StatusOr<std::vector<Comparison>> MeasureChanges(const std::vector<CyclePlans>& before,
                                                       const std::vector<CyclePlans>& after,
                                                       const std::vector<Subject>& subjects, Measure measure) {
  std::vector<Comparison> family;
  for (const Subject& subject : subjects) {
    if (!subject.Has(measure)) continue;
    ASSIGN_OR_RETURN(Comparison one, Compare(before, after, subject, measure));
    family.push_back(std::move(one));
  }
  if (family.size() > 1) JudgeFamily(family);
  for (Comparison& one : family) one.text = Sentence(one, measure);
  return family;
}

std::string FamilyWords(size_t comparisons, Measure measure) {
  const std::string words(MeasureWords(measure));
  if (comparisons == 1)
    return absl::StrCat("One comparison of the ", words, ": the 95 % range of the difference excludes 0");
  return absl::StrCat(comparisons, " comparisons of the ", words, ": Benjamini-Hochberg, adjusted p at most 0.10");
}

}  // namespace ehcpqa::insight
