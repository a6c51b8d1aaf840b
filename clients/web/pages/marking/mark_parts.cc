#include "clients/web/pages/marking/mark_parts.h"

#include "absl/strings/str_cat.h"
#include "clients/web/html/content.h"
#include "clients/web/html/put.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/marking/mark_form.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {

std::vector<Choice> AnswerChoices(const v1::Rubric& rubric, const std::string& chosen) {
  std::vector<Choice> choices;
  for (const v1::Level& level : rubric.scale().levels()) choices.push_back({level.code(), level.label()});
  Choice not_applicable{kNotApplicable, "Not applicable"};
  not_applicable.divider = "or";
  choices.push_back(not_applicable);
  choices.push_back({kCannotTell, "Cannot tell", "The papers do not show it."});
  for (Choice& choice : choices) choice.chosen = choice.value == chosen;
  return choices;
}

Select CauseSelect(const v1::Rubric& rubric, const Field& field, const std::string& chosen) {
  Select select;
  select.field = field;
  const std::string best = rubric.scale().levels_size() > 0 ? rubric.scale().levels(0).label() : "the best answer";
  select.field.hint = absl::StrCat("Only for an answer below “", best, "”.");
  select.choices.push_back({"", "Choose a cause"});
  for (const CauseChoice& cause : Causes())
    select.choices.push_back({cause.word, cause.text, "", chosen == cause.word});
  return select;
}

void PutLooks(const v1::Rubric& rubric, const v1::Criterion& criterion, Dictionary* place, const char* marker) {
  PutLevels(rubric, criterion, Put(place, marker, Details{"What good looks like", ""}), "CONTENT");
}

void PutLevels(const v1::Rubric& rubric, const v1::Criterion& criterion, Dictionary* place, const char* marker) {
  Dictionary* content = Include(place, marker, "levels");
  for (const v1::LevelDescription& level : criterion.levels()) {
    Dictionary* shown = content->AddSectionDictionary("LEVEL");
    shown->SetValue("LABEL", LevelWords(rubric, level.level()));
    shown->SetValue("DESCRIPTION", level.description());
  }
  SetIf(content, "GUIDANCE", criterion.guidance());
  SetIf(content, "SOURCE", criterion.source());
}

std::string MarkSays(const v1::Rubric& rubric, const v1::Rating& rating) {
  std::string says = AnswerWords(rubric, rating);
  if (says.empty()) says = "not marked";
  if (const std::string cause = CauseWords(rating.cause()); !cause.empty()) absl::StrAppend(&says, ". Cause: ", cause);
  if (!rating.na_reason().empty()) absl::StrAppend(&says, ". Reason: ", rating.na_reason());
  if (!rating.evidence().empty()) absl::StrAppend(&says, ". Evidence: ", rating.evidence());
  return says;
}

}  // namespace ehcpqa::web
