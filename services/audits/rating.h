// A rating: one criterion in one assessment.
#ifndef EHCPQA_SERVICES_AUDITS_RATING_H_
#define EHCPQA_SERVICES_AUDITS_RATING_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace ehcpqa::audits {

// Answers that are no level of the scale, numbered as NoLevel of the contract.
enum class NoLevel { kNone = 0, kNotApplicable = 1, kCannotTell = 2 };

// Why a criterion was not met, numbered as Cause of the contract.
enum class Cause {
  kNone = 0,
  kAdviceNotSought,
  kAdviceLate,
  kAdviceWeak,
  kLostInDrafting,
  kDisagreed,
  kServiceGap,
  kOther,
};
inline constexpr Cause kCauses[] = {
    Cause::kAdviceNotSought, Cause::kAdviceLate, Cause::kAdviceWeak, Cause::kLostInDrafting,
    Cause::kDisagreed,       Cause::kServiceGap, Cause::kOther};

// "advice_not_sought", ...; empty for none. As in files of marks and in the trail.
std::string_view CauseName(Cause cause);
// "na" or "cannot_tell"; empty for none. No level of a rubric may be called so.
std::string_view NoLevelName(NoLevel no_level);

// The answer to one criterion: a level, or one of NoLevel, or neither where nothing was marked.
struct Answered {
  std::string level;  // Code of a level of the rubric's scale; empty when there is none.
  NoLevel no_level = NoLevel::kNone;

  bool marked() const { return !level.empty() || no_level != NoLevel::kNone; }
  // The level's code, "na", "cannot_tell", or empty.
  std::string_view text() const { return level.empty() ? NoLevelName(no_level) : std::string_view(level); }
  friend bool operator==(const Answered&, const Answered&) = default;
};

// What an auditor says about one criterion.
struct Mark {
  Answered answer;
  Cause cause = Cause::kNone;
  std::string evidence;   // What was seen, at most 4000 characters.
  std::string na_reason;  // Why it does not apply, 3 to 500 characters; only with "not applicable".

  bool marked() const { return answer.marked(); }
  friend bool operator==(const Mark&, const Mark&) = default;
};

struct Rating {
  std::string criterion;   // Code.
  Mark mark;               // Not marked(): it was cleared.
  int64_t version = 0;     // Etag; 0 when there never was a mark.
  std::string updated_at;  // UTC, ISO 8601.
  bool redacted = false;   // A text of it was redacted.
};

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_RATING_H_
