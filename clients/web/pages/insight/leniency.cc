// How lenient auditors are, for calibration: a moderator sees everybody, an auditor themselves.
#include "absl/strings/str_cat.h"
#include "clients/api/insight_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/text/figure_text.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/insight/insight_view.h"
#include "clients/web/pages/insight/span_choice.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

using text::CoefficientText;
using text::Grouped;

std::string Told(const v1::Coefficient& coefficient) {
  const std::string words = CoefficientText(coefficient);
  return words.empty() ? "Cannot be told" : words;
}

void AddTable(const v1::Leniency& leniency, bool everybody, Blocks blocks) {
  if (leniency.auditors().empty()) {
    return blocks.Text(everybody ? "No auditor has a mark to compare." : "None of your marks can be compared yet.");
  }
  Table table{everybody ? "Auditors by name" : "Your own marks",
              "m",
              {{"Auditor"},
               {"Plans with a mark that moderation could have changed", true},
               {"First mark less agreed mark, in levels (95 % interval)"},
               {"p of the sign test", true},
               {"Plans shared with another auditor", true},
               {"Beside the others of the same plans, in levels (95 % interval)"}},
              {}};
  if (!leniency.connected()) table.columns.push_back({"Group of auditors who share plans"});
  for (const v1::AuditorLeniency& auditor : leniency.auditors()) {
    std::vector<Table::Cell> row = {
        {auditor.display_name()},          {Grouped(auditor.plans())},
        {Told(auditor.shrunk())},          {auditor.plans() == 0 ? "None" : text::PText(auditor.sign_test_p())},
        {Grouped(auditor.shared_plans())}, {Told(auditor.effect())}};
    if (!leniency.connected()) row.push_back({auditor.group() == 0 ? "None" : absl::StrCat(auditor.group())});
    table.rows.push_back(std::move(row));
  }
  blocks.Add(WideTable{table});
}

void AddLeniency(const v1::Leniency& leniency, bool everybody, Blocks blocks) {
  blocks.Text(leniency.text());
  blocks.Add(WarningText{
      "These figures are for calibration: talking about what good looks like. They are no measure of a person's work, "
      "and are not for appraisal."});
  AddTable(leniency, everybody, blocks);
  blocks.Add(Heading{"How to read this"});
  List list;
  list.items.push_back({"A positive figure is lenient, a negative one severe: 0.20 is a fifth of a level."});
  list.items.push_back({"An interval that includes 0 says that there is no evidence of either."});
  list.items.push_back({"Moderation looks at marks that differ, so that agreed marks are not a sample of all marks."});
  if (!leniency.connected()) {
    list.items.push_back(
        {"Auditors of different groups share no plan, directly or through others, and cannot be compared."});
  }
  blocks.Add(list);
}

absl::StatusOr<Response> Show(Visit& visit) {
  const bool everybody = visit.Holds(v1::ROLE_MODERATOR);
  Page page(visit, everybody ? "Leniency of auditors" : "How lenient your marks are");
  if (!everybody) page.Back("/work", "My work");
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  if (cycles.empty()) return NothingYet(&page);
  SpanChoice choice(cycles, visit.request().arguments);
  v1::GetLeniencyRequest request;
  *request.mutable_span() = choice.span();
  const auto leniency = visit.api().Call(api::kGetLeniency, request);
  ASSIGN_OR_RETURN(const Heard heard, Hear(leniency.status(), choice.Places("span"), &page));
  Blocks blocks = page.blocks();
  AddInsightLinks(visit, choice.arguments(), blocks);
  Blocks filter = blocks.Filter(visit.request().path);
  choice.Add(filter);
  filter.Add(Button{.text = "Show", .kind = "secondary"});
  if (heard.figures) {
    AddSpan(leniency->span(), cycles, &page);
    AddLeniency(*leniency, everybody, blocks);
  }
  if (!heard.instead.empty()) blocks.Add(InsetText{heard.instead});
  return page.Show(heard.status);
}

}  // namespace

void AddLeniencyPage(Client& client) { client.Get("/insight/leniency", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
