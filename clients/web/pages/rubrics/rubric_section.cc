// One section of a rubric: its criteria, one by one.
#include "absl/strings/str_cat.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/lists.h"
#include "clients/web/html/put.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/rubrics/rubric_words.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

void PutCriterion(const v1::Rubric& rubric, const v1::Criterion& criterion, Blocks blocks) {
  blocks.Add(Heading{absl::StrCat(criterion.code(), " ", criterion.text()), 2, "criterion-" + criterion.code()});
  SummaryList about;
  about.rows.push_back({"Marked by", {OwnerWords(criterion.owner())}});
  about.rows.push_back({"Kind", {KindWords(criterion)}});
  if (!criterion.tags().empty()) about.rows.push_back({"Tags", {TagWords(criterion)}});
  blocks.Add(about);
  Dictionary* levels = Include(blocks.Next(), "PART", "levels");
  for (const v1::LevelDescription& level : criterion.levels()) {
    Dictionary* shown = levels->AddSectionDictionary("LEVEL");
    shown->SetValue("LABEL", LevelWords(rubric, level.level()));
    shown->SetValue("DESCRIPTION", level.description());
  }
  SetIf(levels, "GUIDANCE", criterion.guidance());
  SetIf(levels, "SOURCE", criterion.source());
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::RubricVersion version, LoadRubric(visit));
  const v1::Rubric& rubric = version.rubric();
  const std::string& code = visit.request().parameters["section"];
  int at = 0;
  while (at < rubric.sections_size() && rubric.sections(at).code() != code) ++at;
  if (at == rubric.sections_size()) return NoSuch("section of this rubric");
  Page page(visit, SectionHeading(rubric.sections(at)));
  page.Back(RubricPath(version.name()), rubric.title());
  page.Caption(absl::StrCat(rubric.title(), ", version ", LastPart(version.name())));
  for (const v1::Criterion& criterion : rubric.criteria()) {
    if (criterion.section() == code) PutCriterion(rubric, criterion, page.blocks());
  }
  List ways;
  const auto add = [&](const char* words, int index) {
    const v1::Section& section = rubric.sections(index);
    ways.items.push_back({absl::StrCat(words, SectionHeading(section)),
                          RubricPath(version.name(), "sections/" + Encode(section.code()))});
  };
  if (at > 0) add("Previous: ", at - 1);
  if (at + 1 < rubric.sections_size()) add("Next: ", at + 1);
  if (!ways.items.empty()) page.blocks().Add(ways);
  return page.Show();
}

}  // namespace

void AddRubricSectionPage(Client& client) {
  client.Get("/rubrics/{id}/{version}/sections/{section}", For::kSignedIn, Show);
}

}  // namespace ehcpqa::web
