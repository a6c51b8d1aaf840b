// The answer that counts where several auditors marked one criterion, and where they differ.
#ifndef EHCPQA_SERVICES_AUDITS_EFFECTIVE_H_
#define EHCPQA_SERVICES_AUDITS_EFFECTIVE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/audits/assessment.h"
#include "services/audits/rating.h"
#include "services/rubrics/grading.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::audits {

// One submitted mark, without its texts.
struct GivenMark {
  Kind kind = Kind::kEducation;
  int set = 1;
  std::string criterion;
  Answered answer;
  Cause cause = Cause::kNone;
  friend bool operator==(const GivenMark&, const GivenMark&) = default;
};

// What moderation agreed about one criterion.
struct AgreedMark {
  std::string criterion;
  std::string marks;  // MarksText of the marks that it was agreed on: it is in force as long as they stand.
  Answered answer;
  Cause cause = Cause::kNone;
};

// The submitted marks of one criterion as one text, by kind and set: "education-1=met education-2=not_met".
std::string MarksText(const std::vector<GivenMark>& marks_of_criterion);
// The answers in such a text, for people: "met / not_met".
std::string LevelsText(std::string_view marks_text);

// One criterion on which two or more submitted marks differ. Causes and texts may differ without making a difference.
struct MarksDiffer {
  size_t position = 0;  // Index of the criterion in the rubric.
  std::string marks;    // MarksText.
};
// In rubric order. `marks` are all submitted marks of one audit whose assessments are all in; marks of criteria that
// the rubric does not know are passed over.
std::vector<MarksDiffer> FindDifferences(const rubrics::Rubric& rubric, const std::vector<GivenMark>& marks);

// Where an effective answer comes from.
enum class Source {
  kNone,       // Nobody marked it.
  kSingle,     // One mark.
  kEqual,      // Several marks, all equal.
  kAgreed,     // Moderation agreed it on the marks that stand.
  kUnsettled,  // The marks differ and nothing is agreed on them: there is no answer yet.
};
struct EffectiveAnswer {
  Source source = Source::kNone;
  Answered answer;             // Not marked() for kNone and kUnsettled.
  Cause cause = Cause::kNone;  // Of the mark or the agreement; kNone where equal marks name different causes.
};
// `marks_of_criterion` are the submitted marks of one criterion by kind and set; `agreed` is what moderation agreed
// about it, or null.
EffectiveAnswer EffectiveOf(const std::vector<GivenMark>& marks_of_criterion, const AgreedMark* agreed);

// All criteria of one audit, in rubric order.
std::vector<EffectiveAnswer> EffectiveAnswers(const rubrics::Rubric& rubric, const std::vector<GivenMark>& marks,
                                              const std::vector<AgreedMark>& agreed);

// As the grading rules take it. An answer whose level the scale does not have is absent.
rubrics::Answer GradingAnswer(const rubrics::Scale& scale, const EffectiveAnswer& effective);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_EFFECTIVE_H_
