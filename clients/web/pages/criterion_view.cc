#include "clients/web/pages/criterion_view.h"

#include "absl/strings/str_cat.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/put.h"
#include "clients/web/pages/assessing.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/words.h"

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
  for (const v1::Level& level : rubric.scale().levels()) radios.choices.push_back({level.code(), level.label()});
  Choice not_applicable{kNotApplicable, "Not applicable"};
  not_applicable.divider = "or";
  Textarea reason{FieldOf("na_reason", view, "Why does it not apply?", view.reason_error), view.mark.na_reason, 2};
  not_applicable.reveals = reason;
  radios.choices.push_back(not_applicable);
  radios.choices.push_back({kCannotTell, "Cannot tell", "The papers do not show it."});
  // A radio button cannot be unset, so taking a mark back is an answer of its own.
  if (IsMarked(view.item->rating())) radios.choices.push_back({"", "Clear this mark", "Also empty the evidence."});
  for (Choice& choice : radios.choices) choice.chosen = !choice.value.empty() && choice.value == view.mark.answer;
  Put(place, "ANSWER", radios);
}

void PutCause(const v1::Rubric& rubric, const CriterionView& view, Dictionary* place) {
  Select select;
  select.field = FieldOf("cause", view, "Why is it not met in full?", view.cause_error);
  const std::string best = rubric.scale().levels_size() > 0 ? rubric.scale().levels(0).label() : "the best answer";
  select.field.hint = absl::StrCat("Only for an answer below “", best, "”.");
  select.choices.push_back({"", "Choose a cause"});
  for (const CauseChoice& cause : Causes()) {
    select.choices.push_back({cause.word, cause.text, "", view.mark.cause == cause.word});
  }
  Put(place, "CAUSE", select);
}

void PutLooks(const v1::Rubric& rubric, const v1::Criterion& criterion, Dictionary* place) {
  Dictionary* content = Include(Put(place, "LOOKS", Details{"What good looks like", ""}), "CONTENT", "levels");
  for (const v1::LevelDescription& level : criterion.levels()) {
    Dictionary* shown = content->AddSectionDictionary("LEVEL");
    shown->SetValue("LABEL", LevelWords(rubric, level.level()));
    shown->SetValue("DESCRIPTION", level.description());
  }
  SetIf(content, "GUIDANCE", criterion.guidance());
  SetIf(content, "SOURCE", criterion.source());
}

}  // namespace

ErrorSummary::Mistake SetError(const std::string& field, const std::string& message, CriterionView* view) {
  const struct {
    const char* path;
    const char* id;
    const char* words;
    std::string* error;
  } places[] = {{"cause", "cause", "The cause", &view->cause_error},
                {"evidence", "evidence", "The evidence", &view->evidence_error},
                {"na_reason", "na_reason", "The reason", &view->reason_error}};
  for (const auto& place : places) {
    if (field != place.path) continue;
    *place.error = Sentence(place.words, message);
    return {absl::StrCat(view->code(), ": ", *place.error), absl::StrCat("#", place.id, "-", view->code())};
  }
  view->answer_error = Sentence("The answer", message);
  return {absl::StrCat(view->code(), ": ", view->answer_error), absl::StrCat("#answer-", view->code())};
}

ErrorSummary::Mistake SetConflict(const v1::Rubric& rubric, const v1::Rating& now, CriterionView* view) {
  std::string says = AnswerWords(rubric, now);
  if (says.empty()) says = "not marked";
  if (const std::string cause = CauseWords(now.cause()); !cause.empty()) absl::StrAppend(&says, ". Cause: ", cause);
  if (!now.na_reason().empty()) absl::StrAppend(&says, ". Reason: ", now.na_reason());
  if (!now.evidence().empty()) absl::StrAppend(&says, ". Evidence: ", now.evidence());
  view->now_says = says;
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
  PutLooks(rubric, view.item->criterion(), place);
  PutAnswer(rubric, view, place);
  PutCause(rubric, view, place);
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
