// Reports that the person may read, newest first.
#include "absl/strings/str_cat.h"
#include "clients/api/report_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/reports/report_view.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

bool MayReadPolicy(const Visit& visit) {
  return visit.Holds(v1::ROLE_COORDINATOR) || visit.Holds(v1::ROLE_MODERATOR) ||
         visit.Holds(v1::ROLE_SUB_GROUP_MEMBER) || visit.Holds(v1::ROLE_AGENCY_LEAD);
}

void AddTable(const v1::ListReportsResponse& list, Blocks blocks) {
  Table table{"Reports, newest first",
              "m",
              {{"Report"}, {"Kind"}, {"As at"}, {"Made (UTC)"}, {"Who may read it"}, {"Kept until"}},
              {}};
  for (const v1::Report& report : list.reports()) {
    table.rows.push_back(
        {{absl::StrCat(report.title(), report.synthetic() ? " (synthetic)" : ""), ReportPath(report.name())},
         {TextOf(ReportKinds(), report.kind())},
         {DateWords(report.as_at())},
         {TimeWords(report.made_at())},
         {TextOf(ReportAudiences(), report.audience())},
         {DateWords(report.keep_until())}});
  }
  blocks.Add(WideTable{table});
}

absl::StatusOr<Response> Show(Visit& visit) {
  const Request& request = visit.request();
  v1::ListReportsRequest ask;
  ask.set_kind(ValueOf(ReportKinds(), request.arguments["kind"]));
  ask.set_page_token(request.arguments["after"]);
  ASSIGN_OR_RETURN(const v1::ListReportsResponse list, visit.api().Call(api::kListReports, ask));
  Page page(visit, "Reports");
  Blocks blocks = page.blocks();
  blocks.Text(
      "Reports are released for good: every figure has passed disclosure control, and what is here today is the same "
      "tomorrow, byte for byte.");
  if (visit.Holds(v1::ROLE_COORDINATOR)) blocks.Add(Button{.text = "Make a report", .href = "/reports/make"});
  if (MayReadPolicy(visit)) blocks.Add(Paragraph{"", "/reports/policy", "How figures are protected"});
  Select kind{{"kind", "kind", "Kind"}, {{"", "Every kind"}}};
  std::string word;
  for (const Word<v1::ReportKind>& one : ReportKinds()) {
    kind.choices.push_back({one.word, one.text, "", one.value == ask.kind()});
    if (one.value == ask.kind()) word = one.word;
  }
  Blocks filter = blocks.Filter("/reports");
  filter.Add(kind);
  filter.Add(Button{.text = "Show", .kind = "secondary"});
  if (list.reports().empty()) {
    blocks.Add(InsetText{word.empty() && ask.page_token().empty() ? "No report that you may read has been released yet."
                                                                  : "There is no such report that you may read."});
  } else {
    AddTable(list, blocks);
  }
  if (!list.next_page_token().empty()) {
    blocks.Add(Paragraph{"", Link("/reports", {{"kind", word}, {"after", list.next_page_token()}}), "Older reports"});
  }
  return page.Show();
}

}  // namespace

void AddReportsPage(Client& client) { client.Get("/reports", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
