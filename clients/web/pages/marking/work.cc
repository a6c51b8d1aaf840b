// My work: my assessments by cycle, with what is left of each and one link to go on.
#include <algorithm>
#include <map>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/blocks.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/marking/assessment_address.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

constexpr size_t kOnAPage = 50;

struct Order {
  const char* word;  // In the address.
  const char* text;  // Heading of the column.
  bool numeric;
};
constexpr Order kOrders[] = {
    {"plan", "Plan", false}, {"due", "Due", false}, {"marked", "Marked", false}, {"state", "State", false}};

// What a column is sorted by, as text or number that compares.
std::pair<int, std::string> KeyOf(const v1::Assessment& assessment, const std::string& order) {
  int audit = 0;
  static_cast<void>(absl::SimpleAtoi(AssessmentAddress::OfName(assessment.name()).audit, &audit));
  // Without a due day comes after every day.
  if (order == "due") return {audit, assessment.due_on().empty() ? "~" : assessment.due_on()};
  if (order == "marked")
    return {assessment.criteria() == 0 ? 0 : 1000 * assessment.marked() / assessment.criteria(), ""};
  if (order == "state") return {assessment.state(), ""};
  return {audit, ""};
}

void Sort(const std::string& asked, std::vector<const v1::Assessment*>* assessments) {
  if (asked.empty()) return;  // As the server gives them.
  const bool down = asked[0] == '-';
  const std::string order = asked.substr(down ? 1 : 0);
  std::stable_sort(assessments->begin(), assessments->end(), [&](const auto* a, const auto* b) {
    const auto x = KeyOf(*a, order), y = KeyOf(*b, order);
    const bool less = order == "due" ? std::tie(x.second, x.first) < std::tie(y.second, y.first) : x < y;
    const bool more = order == "due" ? std::tie(y.second, y.first) < std::tie(x.second, x.first) : y < x;
    return down ? more : less;
  });
}

Table TableOf(const std::vector<const v1::Assessment*>& assessments, const std::string& sort) {
  Table table;
  for (const Order& order : kOrders) {
    const bool up = sort == order.word, down = sort == absl::StrCat("-", order.word);
    table.columns.push_back({order.text, order.numeric,
                             Link("/work", {{"sort", absl::StrCat(up ? "-" : "", order.word)}}),
                             up     ? "ascending"
                             : down ? "descending"
                                    : ""});
  }
  table.columns.push_back({"Your part"});
  table.columns.push_back({"What to do"});
  for (const v1::Assessment* assessment : assessments) {
    const AssessmentAddress address = AssessmentAddress::OfName(assessment->name());
    const bool begun = assessment->state() != v1::ASSESSMENT_STATE_ASSIGNED;
    const bool over = assessment->state() == v1::ASSESSMENT_STATE_SUBMITTED;
    const std::string plan = absl::StrCat("Plan ", address.audit);
    table.rows.push_back({{absl::StrCat(plan, " (", assessment->plan_ref(), ")"), address.Path()},
                          {DateWords(assessment->due_on())},
                          {absl::StrCat(assessment->marked(), " of ", assessment->criteria())},
                          {.tag = StateTag(assessment->state())},
                          {assessment->lead() ? "Lead auditor" : "Auditor"},
                          {over    ? "View"
                           : begun ? "Continue"
                                   : "Start",
                           over ? address.Path() : address.Path("continue"), plan}});
  }
  return table;
}

absl::StatusOr<Response> Show(Visit& visit) {
  const api::Api api = visit.api();
  ASSIGN_OR_RETURN(const v1::ListMyAssessmentsResponse mine,
                   api.ListAll(api::kListMyAssessments, v1::ListMyAssessmentsRequest()));
  const std::string& sort = visit.request().arguments["sort"];
  size_t number = 1;
  static_cast<void>(absl::SimpleAtoi(visit.request().arguments["page"], &number));
  const size_t count = static_cast<size_t>(mine.assessments_size());
  const size_t pages = std::max<size_t>(1, (count + kOnAPage - 1) / kOnAPage);
  number = std::clamp<size_t>(number, 1, pages);

  // Cycles in the order of the server: open ones first.
  std::vector<std::string> cycles;
  std::map<std::string, std::vector<const v1::Assessment*>> by_cycle;
  for (size_t i = (number - 1) * kOnAPage; i < std::min(count, number * kOnAPage); ++i) {
    const v1::Assessment& assessment = mine.assessments(static_cast<int>(i));
    const std::string cycle = AssessmentAddress::OfName(assessment.name()).cycle;
    if (by_cycle[cycle].empty()) cycles.push_back(cycle);
    by_cycle[cycle].push_back(&assessment);
  }

  Page page(visit, "pages/work.html", "My work");
  page.Done({{"declined", "You have given the plan back."}});
  bool synthetic = false;
  for (const std::string& id : cycles) {
    v1::GetCycleRequest request;
    request.set_name(absl::StrCat("cycles/", id));
    ASSIGN_OR_RETURN(const v1::Cycle cycle, api.Call(api::kGetCycle, request));
    synthetic = synthetic || cycle.synthetic();
    Dictionary* section = page.content()->AddSectionDictionary("CYCLE");
    section->SetValue("TITLE", cycle.title());
    Sort(sort, &by_cycle[id]);
    WideTable wide{TableOf(by_cycle[id], sort)};
    wide.table.caption = absl::StrCat(cycle.title(), ": plans of ", WindowWords(cycle));
    Put(section, "TABLE", wide);
  }
  if (synthetic) page.Synthetic();
  if (cycles.empty()) page.content()->ShowSection("NOTHING");
  if (!cycles.empty()) {
    Put(page.content(), "LENIENCY", Paragraph{"", "/insight/leniency", "How lenient your marks are, for calibration"});
  }
  Put(page.content(), "PAGES",
      Pagination{static_cast<int>(pages), static_cast<int>(number),
                 Link("/work", {{"sort", sort}}) + (sort.empty() ? "?page=" : "&page=")});
  return page.Show();
}

}  // namespace

void AddWorkPage(Client& client) { client.Get("/work", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
