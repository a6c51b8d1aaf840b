// One version of a rubric: scale, grades, rules and sections; and publishing it.
#include "absl/strings/str_cat.h"
#include "clients/api/rubric_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/only_for.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/rubrics/rubric_words.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

Table Scale(const v1::Rubric& rubric) {
  Table table;
  table.caption = "Answers";
  table.caption_size = "m";
  table.columns = {{"Answer"}, {"Points", true}};
  for (const v1::Level& level : rubric.scale().levels()) {
    table.rows.push_back({{level.label()}, {absl::StrCat(level.points())}});
  }
  return table;
}

Table Grades(const v1::Rubric& rubric) {
  Table table;
  table.caption = "Grades";
  table.caption_size = "m";
  table.columns = {{"Grade"}, {"From a score of (of 100)", true}};
  for (const v1::Grade& grade : rubric.grades()) {
    table.rows.push_back({{grade.label()}, {absl::StrCat(grade.minimum_score())}});
  }
  return table;
}

Table Sections(const v1::RubricVersion& version) {
  Table table;
  table.caption = "Sections";
  table.caption_size = "m";
  table.columns = {{"Section"}, {"Criteria", true}, {"Weight", true}};
  for (const v1::Section& section : version.rubric().sections()) {
    int count = 0;
    for (const v1::Criterion& one : version.rubric().criteria()) count += one.section() == section.code() ? 1 : 0;
    table.rows.push_back({{SectionHeading(section), RubricPath(version.name(), "sections/" + Encode(section.code()))},
                          {absl::StrCat(count)},
                          {absl::StrCat(WeightOf(version.rubric(), section))}});
  }
  return table;
}

void PutRules(const v1::Rubric& rubric, Page* page) {
  if (rubric.limiting_rules().empty()) return;
  page->blocks().Add(Heading{"Rules that limit a grade, whatever the score"});
  SummaryList list;
  for (const v1::LimitingRule& rule : rubric.limiting_rules()) {
    list.rows.push_back({"Rule " + rule.code(), {RuleWords(rubric, rule), rule.rationale()}});
  }
  page->blocks().Add(list);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::RubricVersion version, LoadRubric(visit));
  const v1::Rubric& rubric = version.rubric();
  Page page(visit, rubric.title());
  page.Back("/rubrics", "Rubrics");
  page.Caption(VersionWords(version.name()));
  page.Done({{"imported", "The rubric is imported, as a draft."}, {"published", "The rubric is published."}});
  Blocks blocks = page.blocks();
  blocks.Add(StateTag(version.state()));
  if (!rubric.description().empty()) blocks.Text(rubric.description());
  const bool draft = version.state() == v1::RUBRIC_STATE_DRAFT;
  if (draft && visit.Holds(v1::ROLE_COORDINATOR)) {
    blocks.Add(Button{.text = "Publish", .href = RubricPath(version.name(), "publish")});
  }
  blocks.Add(Paragraph{"", RubricPath(version.name(), "differences"), "Compare with another version"});
  blocks.Add(Sections(version));
  blocks.Text("Where the rubric gives a section no weight of its own, it weighs the sum of its criteria of quality.");
  blocks.Add(Scale(rubric));
  blocks.Text(
      "“Not applicable” and “Cannot tell” can always be answered; they have no points and stay out of the score.");
  blocks.Add(Grades(rubric));
  PutRules(rubric, &page);
  SummaryList file;
  file.rows.push_back({"Imported", {TimeWords(version.imported_at())}});
  if (!version.published_at().empty()) file.rows.push_back({"Published", {TimeWords(version.published_at())}});
  file.rows.push_back({"SHA-256 of the file", {version.sha256()}});
  blocks.Add(Heading{"The file"});
  blocks.Add(file);
  return page.Show();
}

Response ShowQuestion(const Visit& visit, const v1::RubricVersion& version, const absl::Status& refused) {
  Page page(visit, "Publish this rubric?");
  page.Back(RubricPath(version.name()), version.rubric().title());
  page.Caption(absl::StrCat(version.rubric().title(), ", version ", LastPart(version.name())));
  if (!refused.ok()) page.Wrong(ShowErrors(refused, {}));
  Blocks form = page.Form(RubricPath(version.name(), "publish"));
  form.Add(List{{{"It is frozen for ever. A change needs a new version."},
                 {"New cycles can use it. Cycles that have begun keep the version they have."}}});
  form.Add(Button{.text = "Publish", .kind = "warning", .once = true});
  return page.Show(refused.ok() ? 200 : 409);
}

absl::StatusOr<Response> AskToPublish(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_COORDINATOR}));
  ASSIGN_OR_RETURN(const v1::RubricVersion version, LoadRubric(visit));
  return ShowQuestion(visit, version, absl::OkStatus());
}

absl::StatusOr<Response> Publish(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::RubricVersion version, LoadRubric(visit));
  v1::PublishRubricRequest request;
  request.set_request_id(visit.RequestId());
  request.set_name(version.name());
  const absl::Status published = visit.api().Call(api::kPublishRubric, request).status();
  if (absl::IsFailedPrecondition(published)) return ShowQuestion(visit, version, published);
  RETURN_IF_ERROR(published);
  return SeeOther(RubricPath(version.name()) + "?done=published");
}

}  // namespace

void AddRubricPages(Client& client) {
  client.Get("/rubrics/{id}/{version}", For::kSignedIn, Show);
  client.Get("/rubrics/{id}/{version}/publish", For::kSignedIn, AskToPublish);
  client.Post("/rubrics/{id}/{version}/publish", For::kSignedIn, Publish);
}

}  // namespace ehcpqa::web
