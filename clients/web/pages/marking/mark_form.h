// One mark as a form holds it. Fields of criterion F3 are named "answer.F3", "cause.F3", "evidence.F3", "na_reason.F3",
// and hidden "etag.F3" and "was.F3".
#ifndef EHCPQA_CLIENTS_WEB_PAGES_MARKING_MARK_FORM_H_
#define EHCPQA_CLIENTS_WEB_PAGES_MARKING_MARK_FORM_H_

#include <string>

#include "clients/web/engine/request.h"
#include "ehcpqa/v1/audit.pb.h"
#include "ehcpqa/v1/rubric.pb.h"

namespace ehcpqa::web {

// Values of "answer" that are no level. A level's code never holds a colon.
inline constexpr char kNotApplicable[] = "none:not_applicable";
inline constexpr char kCannotTell[] = "none:cannot_tell";

struct MarkForm {
  std::string answer;  // Code of a level, one of the above, or empty.
  std::string cause;   // Word of a cause (words.h), or empty.
  std::string evidence;
  std::string na_reason;
  std::string etag;  // Of the mark that the form showed.
  std::string was;   // Fingerprint of what the form showed: what was not touched is not sent.

  // Fingerprint of the first four.
  std::string Fingerprint() const;
  bool touched() const { return Fingerprint() != was; }
};

// A mark as it is kept, with its fingerprint.
MarkForm ShownMark(const v1::Rating& rating);

// Whether the form asks about the criterion.
bool Asks(const Fields& form, const std::string& criterion);

// A mark as it was typed. What was asked only in case of another answer is left out, as the page says: a cause for the
// best answer or for no level, a reason for anything but "not applicable".
MarkForm TypedMark(const Fields& form, const std::string& criterion, const v1::Rubric& rubric);

// Empties what the page asks only in case of another answer.
void LeaveOutUnasked(const v1::Rubric& rubric, MarkForm* mark);

// To be saved.
v1::Rating RatingOf(const std::string& criterion, const MarkForm& mark);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_MARKING_MARK_FORM_H_
