#include "clients/web/pages/marking/mark_form.h"

#include "absl/strings/str_replace.h"
#include "clients/web/pages/words.h"
#include "services/base/digest.h"

namespace ehcpqa::web {
namespace {

std::string AnswerOf(const v1::Rating& rating) {
  if (rating.no_level() == v1::NO_LEVEL_NOT_APPLICABLE) return kNotApplicable;
  if (rating.no_level() == v1::NO_LEVEL_CANNOT_TELL) return kCannotTell;
  return rating.level();
}

std::string WordOf(v1::Cause cause) {
  for (const CauseChoice& choice : Causes()) {
    if (choice.cause == cause) return choice.word;
  }
  return "";
}

}  // namespace

std::string MarkForm::Fingerprint() const {
  std::string all;
  for (const std::string* part : {&answer, &cause, &evidence, &na_reason}) {
    // Line ends as a browser sends them back.
    all += absl::StrReplaceAll(*part, {{"\r\n", "\n"}, {"\r", "\n"}});
    all += '\0';
  }
  return Base64Url(AsBytes(Sha256(all))).substr(0, 22);
}

MarkForm ShownMark(const v1::Rating& rating) {
  MarkForm mark{AnswerOf(rating), WordOf(rating.cause()), rating.evidence(), rating.na_reason(), rating.etag(), ""};
  mark.was = mark.Fingerprint();
  return mark;
}

bool Asks(const Fields& form, const std::string& criterion) { return form.Has("was." + criterion); }

MarkForm TypedMark(const Fields& form, const std::string& criterion, const v1::Rubric& rubric) {
  MarkForm mark{form["answer." + criterion],    form["cause." + criterion], form["evidence." + criterion],
                form["na_reason." + criterion], form["etag." + criterion],  form["was." + criterion]};
  LeaveOutUnasked(rubric, &mark);
  return mark;
}

void LeaveOutUnasked(const v1::Rubric& rubric, MarkForm* mark) {
  const bool best = rubric.scale().levels_size() > 0 && mark->answer == rubric.scale().levels(0).code();
  if (best || mark->answer.empty() || mark->answer == kNotApplicable || mark->answer == kCannotTell) {
    mark->cause.clear();
  }
  if (mark->answer != kNotApplicable) mark->na_reason.clear();
}

v1::Rating RatingOf(const std::string& criterion, const MarkForm& mark) {
  v1::Rating rating;
  rating.set_criterion(criterion);
  if (mark.answer == kNotApplicable) {
    rating.set_no_level(v1::NO_LEVEL_NOT_APPLICABLE);
  } else if (mark.answer == kCannotTell) {
    rating.set_no_level(v1::NO_LEVEL_CANNOT_TELL);
  } else {
    rating.set_level(mark.answer);
  }
  for (const CauseChoice& choice : Causes()) {
    if (mark.cause == choice.word) rating.set_cause(choice.cause);
  }
  rating.set_evidence(mark.evidence);
  rating.set_na_reason(mark.na_reason);
  rating.set_etag(mark.etag);
  return rating;
}

}  // namespace ehcpqa::web
