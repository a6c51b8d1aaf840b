// Two versions of a rubric beside each other: what was added, removed and changed, section by section.
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/api/rubric_methods.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/rubrics/rubric_differences.h"
#include "clients/web/pages/rubrics/rubric_words.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

std::string Shown(const std::string& text) { return text.empty() ? "Nothing" : text; }

void AddFields(const std::string& key, const std::vector<FieldChange>& fields, SummaryList* list) {
  for (const FieldChange& field : fields) {
    list->rows.push_back({key.empty() ? field.what : absl::StrCat(key, ": ", field.what),
                          {absl::StrCat("Was: ", Shown(field.before)), absl::StrCat("Is now: ", Shown(field.after))}});
  }
}

void AddItems(const std::vector<ItemChange>& items, SummaryList* list) {
  for (const ItemChange& item : items) {
    switch (item.kind) {
      case ItemChange::Kind::kAdded:
        list->rows.push_back({item.code, {"Added: " + item.text}});
        break;
      case ItemChange::Kind::kRemoved:
        list->rows.push_back({item.code, {"Removed: " + item.text}});
        break;
      case ItemChange::Kind::kChanged:
        AddFields(item.code, item.fields, list);
        break;
    }
  }
}

void PutPart(const std::string& heading, const SummaryList& list, Blocks blocks) {
  if (list.rows.empty()) return;
  blocks.Add(Heading{heading});
  blocks.Add(list);
}

void PutDifferences(const RubricDifferences& differences, Blocks blocks) {
  SummaryList about, levels, grades, rules;
  AddFields("", differences.about, &about);
  AddItems(differences.levels, &levels);
  AddItems(differences.grades, &grades);
  AddItems(differences.rules, &rules);
  PutPart("The rubric", about, blocks);
  PutPart("Answers", levels, blocks);
  PutPart("Grades", grades, blocks);
  PutPart("Rules that limit a grade", rules, blocks);
  for (const SectionDifferences& section : differences.sections) {
    SummaryList list;
    if (section.added) list.rows.push_back({"Section", {"Added"}});
    if (section.removed) list.rows.push_back({"Section", {"Removed"}});
    AddFields("Section", section.fields, &list);
    AddItems(section.criteria, &list);
    PutPart(section.heading, list, blocks);
  }
}

// Numbers of the other versions of the rubric, newest first.
absl::StatusOr<std::vector<std::string>> OtherVersions(const Visit& visit, const std::string& name) {
  ASSIGN_OR_RETURN(const v1::ListRubricsResponse all, visit.api().ListAll(api::kListRubrics, v1::ListRubricsRequest()));
  const std::string same = name.substr(0, name.rfind('/') + 1);
  std::vector<std::string> versions;
  for (const v1::RubricVersion& one : all.versions()) {
    if (one.name() != name && absl::StartsWith(one.name(), same)) versions.push_back(LastPart(one.name()));
  }
  return versions;
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::RubricVersion version, LoadRubric(visit));
  ASSIGN_OR_RETURN(const std::vector<std::string> others, OtherVersions(visit, version.name()));
  const std::string& from = visit.request().arguments["from"];
  Page page(visit, absl::StrCat("What is different in version ", LastPart(version.name())));
  page.Back(RubricPath(version.name()), version.rubric().title());
  page.Caption(version.rubric().title());
  if (others.empty()) {
    page.blocks().Text("There is no other version of this rubric.");
    return page.Show();
  }
  Blocks filter = page.blocks().Filter(RubricPath(version.name(), "differences"));
  Select select{{"from", "from", "Compare with version"}};
  for (const std::string& other : others) select.choices.push_back({other, other, "", other == from});
  filter.Add(select);
  filter.Add(Button{.text = "Compare", .kind = "secondary"});
  if (from.empty()) return page.Show();
  v1::GetRubricRequest get;
  get.set_name(version.name().substr(0, version.name().rfind('/') + 1) + from);
  ASSIGN_OR_RETURN(const v1::RubricVersion before, visit.api().Call(api::kGetRubric, get));
  const RubricDifferences differences = Differences(before.rubric(), version.rubric());
  page.blocks().Text(differences.any() ? absl::StrCat("What version ", from, " said, and what this one says.")
                                       : absl::StrCat("Nothing: it says the same as version ", from, "."));
  PutDifferences(differences, page.blocks());
  return page.Show();
}

}  // namespace

void AddRubricComparePage(Client& client) { client.Get("/rubrics/{id}/{version}/differences", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
