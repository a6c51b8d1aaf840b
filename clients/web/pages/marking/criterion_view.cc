#include "clients/web/pages/marking/criterion_view.h"

#include "absl/strings/str_cat.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/put.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/marking/mark_parts.h"

namespace ehcpqa::web {
namespace {

// Id and name of one field of a criterion.
Field FieldOf(const char* name, const CriterionView& view, const std::string& label, const std::string& error) {
  Field field;
  field.id = absl::StrCat(name, "-", view.code());
  field.name = absl::StrCat(name, ".", view.code());
  field.label = label;
  field.error = error;
  return field;
}

void PutAnswer(const v1::Rubric& rubric, const CriterionView& view, Dictionary* place) {
  const v1::Criterion& criterion = view.item->criterion();
  Radios radios;
  radios.field = FieldOf("answer", view, absl::StrCat(criterion.code(), " ", criterion.text()), view.answer_error);
  radios.field.label_size = "m";
  radios.field.hint = criterion.kind() == v1::CRITERION_KIND_REQUIRED
                          ? "Required by law."
                          : absl::StrCat("A question of quality, weight ", criterion.weight(), ".");
  radios.choices = AnswerChoices(rubric, view.mark.answer);
  for (Choice& choice : radios.choices) {
    if (choice.value != kNotApplicable) continue;
    choice.reveals =
        Textarea{FieldOf("na_reason", view, "Why does it not apply?", view.reason_error), view.mark.na_reason, 2};
  }
  // A radio button cannot be unset, so taking a mark back is an answer of its own.
  if (IsMarked(view.item->rating())) radios.choices.push_back({"", "Clear this mark", "Also empty the evidence."});
  Put(place, "ANSWER", radios);
}

}  // namespace

std::string MarkSentence(const std::string& field, const std::string& message) {
  if (field == "cause") return Sentence("The cause", message);
  if (field == "evidence") return Sentence("The evidence", message);
  return Sentence(field == "na_reason" ? "The reason" : "The answer", message);
}

ErrorSummary::Mistake SetError(const std::string& field, const std::string& message, CriterionView* view) {
  const std::pair<const char*, std::string*> places[] = {
      {"cause", &view->cause_error}, {"evidence", &view->evidence_error}, {"na_reason", &view->reason_error}};
  for (const auto& [name, error] : places) {
    if (field != name) continue;
    *error = MarkSentence(field, message);
    return {absl::StrCat(view->code(), ": ", *error), absl::StrCat("#", name, "-", view->code())};
  }
  view->answer_error = MarkSentence(field, message);
  return {absl::StrCat(view->code(), ": ", view->answer_error), absl::StrCat("#answer-", view->code())};
}

ErrorSummary::Mistake SetConflict(const v1::Rubric& rubric, const v1::Rating& now, CriterionView* view) {
  view->now_says = MarkSays(rubric, now);
  const MarkForm shown = ShownMark(now);
  view->mark.etag = shown.etag;
  view->mark.was = shown.was;
  view->answer_error = "Someone or another tab changed this mark. Yours is kept here: save to replace the newer one";
  return {absl::StrCat(view->code(), ": ", view->answer_error), absl::StrCat("#answer-", view->code())};
}

void PutCriterion(const v1::Rubric& rubric, const CriterionView& view, Dictionary* place) {
  place->SetValue("CODE", view.code());
  ShowIf(place, "WRONG",
         !view.answer_error.empty() || !view.cause_error.empty() || !view.evidence_error.empty() ||
             !view.reason_error.empty());
  ShowIf(place, "UNSAVED", view.mark.touched());
  if (!view.now_says.empty()) Put(place, "NOW", InsetText{"It now says: " + view.now_says});
  PutLooks(rubric, view.item->criterion(), place, "LOOKS");
  PutAnswer(rubric, view, place);
  Put(place, "CAUSE",
      CauseSelect(rubric, FieldOf("cause", view, "Why is it not met in full?", view.cause_error), view.mark.cause));
  Textarea evidence{FieldOf("evidence", view, "Evidence", view.evidence_error), view.mark.evidence, 4};
  evidence.field.hint = "What you saw, and where. Name nobody, and no number that identifies a child.";
  Put(place, "EVIDENCE", evidence);
  for (const auto& [name, value] : {std::pair("etag", view.mark.etag), std::pair("was", view.mark.was)}) {
    Dictionary* hidden = Include(place, "HIDDEN", "hidden");
    hidden->SetValue("NAME", absl::StrCat(name, ".", view.code()));
    hidden->SetValue("VALUE", value);
  }
}

}  // namespace ehcpqa::web
