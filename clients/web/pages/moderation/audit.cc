// One plan of a cycle: where it stands, its assessments, and once all are in their marks side by side.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/moderation_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/marking/assessment_address.h"
#include "clients/web/pages/moderation/moderation_address.h"
#include "clients/web/pages/moderation/queue.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

struct Plan {
  v1::Cycle cycle;
  v1::Audit audit;
  v1::Rubric rubric;
};

absl::StatusOr<Plan> Load(const Visit& visit) {
  const api::Api api = visit.api();
  const Fields& parameters = visit.request().parameters;
  Plan plan;
  v1::GetAuditRequest audit;
  audit.set_name(absl::StrCat("cycles/", parameters["cycle"], "/audits/", parameters["audit"]));
  ASSIGN_OR_RETURN(plan.audit, api.Call(api::kGetAudit, audit));
  v1::GetCycleRequest cycle;
  cycle.set_name("cycles/" + parameters["cycle"]);
  ASSIGN_OR_RETURN(plan.cycle, api.Call(api::kGetCycle, cycle));
  v1::GetRubricRequest rubric;
  rubric.set_name(plan.cycle.rubric());
  ASSIGN_OR_RETURN(v1::RubricVersion version, api.Call(api::kGetRubric, rubric));
  plan.rubric = std::move(*version.mutable_rubric());
  return plan;
}

SummaryList About(const Visit& visit, const v1::Audit& audit) {
  SummaryList list;
  list.rows.push_back({"State", {StateTag(audit.state()).text}});
  list.rows.push_back({"Reference", {audit.plan_ref()}});
  const std::string version = DateWords(audit.plan_version_on());
  SummaryList::Row dated{"Version audited: its final date", {version.empty() ? "Not recorded yet" : version}};
  if (visit.Holds(v1::ROLE_COORDINATOR)) {
    dated.action = version.empty() ? "Record" : "Change";
    dated.href = visit.request().path + "/version";
    dated.hidden = "the version audited";
  }
  list.rows.push_back(dated);
  list.rows.push_back({"Stratum", {audit.stratum()}});
  const std::string event = absl::StrReplaceAll(audit.event(), {{"_", " "}});
  const std::pair<const char*, const std::string&> facts[] = {{"What happened in the window", event},
                                                              {"Local authority", audit.la()},
                                                              {"Key stage", audit.key_stage()},
                                                              {"Type of setting", audit.setting_type()},
                                                              {"Primary need", audit.need_primary()}};
  for (const auto& [key, value] : facts) {
    if (!value.empty()) list.rows.push_back({key, {value}});
  }
  list.rows.push_back({"Marked twice", {audit.double_marked() ? "Yes" : "No"}});
  return list;
}

Table Assessments(const Visit& visit, const v1::Audit& audit) {
  const bool moderates = visit.Holds(v1::ROLE_MODERATOR);
  Table table{"Assessments", "m", {{"Assessment"}, {"Auditor"}, {"Part"}, {"Marked"}, {"State"}}, {}};
  if (moderates) table.columns.push_back({"What to do"});
  for (const v1::Assessment& assessment : audit.assessments()) {
    const std::string words = MarksWords(assessment.kind(), assessment.set());
    std::vector<Table::Cell> row = {{words},
                                    {LastPart(assessment.auditor())},
                                    {assessment.lead() ? "Lead auditor" : "Auditor"},
                                    {absl::StrCat(assessment.marked(), " of ", assessment.criteria())},
                                    {.tag = StateTag(assessment.state())}};
    if (moderates && assessment.state() == v1::ASSESSMENT_STATE_SUBMITTED) {
      const AssessmentAddress address = AssessmentAddress::OfName(assessment.name());
      row.push_back({"Return",
                     absl::StrCat("/moderation/", Encode(address.cycle), "/", Encode(address.audit), "/return/",
                                  Encode(address.assessment)),
                     words});
    } else if (moderates) {
      row.push_back({});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

const v1::Rating* Find(const v1::Assessment& assessment, const std::string& criterion) {
  for (const v1::Rating& rating : assessment.ratings()) {
    if (rating.criterion() == criterion) return &rating;
  }
  return nullptr;
}

// What the auditors wrote about one section.
SummaryList Evidence(const std::vector<const v1::Assessment*>& marked, const v1::Rubric& rubric,
                     const std::string& section) {
  SummaryList list;
  for (const v1::Criterion& criterion : rubric.criteria()) {
    if (criterion.section() != section) continue;
    for (const v1::Assessment* assessment : marked) {
      const v1::Rating* rating = Find(*assessment, criterion.code());
      if (rating == nullptr || (rating->evidence().empty() && rating->na_reason().empty())) continue;
      SummaryList::Row row{absl::StrCat(criterion.code(), ": ", MarksWords(assessment->kind(), assessment->set())), {}};
      if (!rating->na_reason().empty()) row.lines.push_back(rating->na_reason());
      if (!rating->evidence().empty()) row.lines.push_back(rating->evidence());
      list.rows.push_back(std::move(row));
    }
  }
  return list;
}

void AddMarks(const Plan& plan, Blocks blocks) {
  std::vector<const v1::Assessment*> marked;
  for (const v1::Assessment& assessment : plan.audit.assessments()) {
    if (!assessment.ratings().empty()) marked.push_back(&assessment);
  }
  blocks.Add(Heading{"Marks"});
  if (marked.empty()) return blocks.Text("Marks are shown when every assessment is in.");
  for (const v1::Section& section : plan.rubric.sections()) {
    Table table{SectionWords(section.code(), section.title()), "m", {{"Criterion"}, {"Statement"}}, {}};
    for (const v1::Assessment* one : marked) table.columns.push_back({MarksWords(one->kind(), one->set())});
    for (const v1::Criterion& criterion : plan.rubric.criteria()) {
      if (criterion.section() != section.code()) continue;
      std::vector<Table::Cell> row = {{criterion.code()}, {criterion.text()}};
      bool any = false;
      for (const v1::Assessment* one : marked) {
        const v1::Rating* rating = Find(*one, criterion.code());
        any = any || rating != nullptr;
        row.push_back({rating == nullptr ? "" : AnswerWords(plan.rubric, *rating)});
      }
      if (any) table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) continue;
    blocks.Add(WideTable{table});
    const SummaryList evidence = Evidence(marked, plan.rubric, section.code());
    if (evidence.rows.empty()) continue;
    Put(blocks.Add(Details{absl::StrCat("What was written: ", SectionWords(section.code(), section.title()))}),
        "CONTENT", evidence);
  }
}

absl::Status AddDifferences(const Visit& visit, const Plan& plan, Blocks blocks) {
  if (!visit.Holds(v1::ROLE_MODERATOR)) return absl::OkStatus();
  v1::ListDifferencesRequest request;
  request.set_parent(plan.audit.name());
  ASSIGN_OR_RETURN(const v1::ListDifferencesResponse list, visit.api().ListAll(api::kListDifferences, request));
  if (list.differences().empty()) {
    blocks.Text("No marks differ so far.");
    return absl::OkStatus();
  }
  Table table{"Differences", "m", {{"Criterion"}, {"Marks"}, {"State"}}, {}};
  for (const v1::Difference& difference : list.differences()) {
    table.rows.push_back({{difference.criterion(), DifferenceAddress::OfName(difference.name()).Path()},
                          {LevelsWords(plan.rubric, difference.levels())},
                          {.tag = difference.has_agreed() ? Tag{"Settled", "green"} : Tag{"Open", "yellow"}}});
  }
  blocks.Add(WideTable{table});
  return absl::OkStatus();
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const Plan plan, Load(visit));
  Page page(visit, "Plan " + LastPart(plan.audit.name()));
  Dress(plan.cycle, &page);
  Blocks blocks = page.blocks();
  blocks.Add(About(visit, plan.audit));
  blocks.Add(WideTable{Assessments(visit, plan.audit)});
  RETURN_IF_ERROR(AddDifferences(visit, plan, blocks));
  AddMarks(plan, blocks);
  if (visit.Holds(v1::ROLE_MODERATOR) || visit.Holds(v1::ROLE_COORDINATOR)) {
    blocks.Add(Paragraph{"", Link("/trail", {{"subject", plan.audit.name()}}), "Trail of this plan"});
  }
  return page.Show();
}

}  // namespace

void AddAuditPage(Client& client) { client.Get("/cycles/{cycle}/audits/{audit}", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
