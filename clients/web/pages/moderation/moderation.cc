// Moderation: the cycles whose differences can be settled, and the queue of one of them.
#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/moderation_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/moderation/queue.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

using text::Grouped;

absl::StatusOr<Response> ShowCycles(Visit& visit) {
  const api::Api api = visit.api();
  ASSIGN_OR_RETURN(const v1::ListCyclesResponse cycles, api.ListAll(api::kListCycles, v1::ListCyclesRequest()));
  Table table{"Cycles in scoring or moderation",
              "m",
              {{"Cycle"}, {"State"}, {"Plans with every assessment in"}, {"Open", true}, {"Settled", true}},
              {}};
  bool synthetic = false;
  for (const v1::Cycle& cycle : cycles.cycles()) {
    if (cycle.state() != v1::CYCLE_STATE_SCORING && cycle.state() != v1::CYCLE_STATE_MODERATION) continue;
    v1::ListDifferencesRequest list;
    list.set_parent(cycle.name());
    list.set_page_size(1);
    ASSIGN_OR_RETURN(const v1::ListDifferencesResponse differences, api.Call(api::kListDifferences, list));
    v1::GetCycleStatusRequest status;
    status.set_name(cycle.name());
    ASSIGN_OR_RETURN(const v1::CycleStatus progress, api.Call(api::kGetCycleStatus, status));
    synthetic = synthetic || cycle.synthetic();
    table.rows.push_back({{cycle.title(), QueueView().Path(LastPart(cycle.name()))},
                          {.tag = StateTag(cycle.state())},
                          {absl::StrCat(Grouped(progress.audits_in()), " of ", Grouped(progress.audits()))},
                          {Grouped(differences.open())},
                          {Grouped(differences.settled())}});
  }
  Page page(visit, "Moderation");
  if (synthetic) page.Synthetic();
  if (table.rows.empty()) {
    page.blocks().Text("No cycle is in scoring or moderation.");
  } else {
    page.blocks().Add(WideTable{table});
  }
  return page.Show();
}

void AddFilter(const Request& request, const Queue& queue, const QueueView& view, Blocks blocks) {
  Select show{{"show", "show", "Differences"},
              {{"", "All, open ones first"}, {"open", "Open ones only", "", view.open_only}}};
  Select section{{"section", "section", "Section"}, {{"", "All sections"}}};
  for (const v1::Section& one : queue.rubric.sections()) {
    section.choices.push_back({one.code(), SectionWords(one.code(), one.title()), "", one.code() == view.section});
  }
  Blocks filter = blocks.Filter(request.path);
  filter.Add(show);
  filter.Add(section);
  if (view.wall) filter.Add(Hidden{"wall", "1"});
  filter.Add(Button{.text = "Show", .kind = "secondary"});
}

absl::StatusOr<Response> ShowQueue(Visit& visit) {
  const Request& request = visit.request();
  ASSIGN_OR_RETURN(const Queue queue, LoadQueue(visit, request.parameters["cycle"]));
  const QueueView view = QueueView::Of(request.arguments);
  Page page(visit, "Differences");
  page.Back("/moderation", "Moderation");
  page.Caption(queue.cycle.title());
  if (queue.cycle.synthetic()) page.Synthetic();
  if (view.wall) page.Wall();
  page.Done(std::vector<Page::DoneWord>{{"settled", "The difference is settled."},
                                        {"returned", "The assessment is with its auditor again."}});
  Blocks blocks = page.blocks();
  blocks.Add(queue.HowFar());
  QueueView other = view;
  other.wall = !view.wall;
  blocks.Add(Paragraph{"", other.Path(LastPart(queue.cycle.name())),
                       view.wall ? "Texts of the usual size" : "Large texts, to show on a wall"});
  AddFilter(request, queue, view, blocks);
  Table table{"Differences between marks", "m", {{"Difference"}, {"Statement"}, {"Marks"}, {"State"}, {"Agreed"}}, {}};
  for (const v1::Difference* difference : queue.Seen(view)) {
    const DifferenceAddress address = DifferenceAddress::OfName(difference->name());
    table.rows.push_back({{address.Words(), address.Path(view)},
                          {difference->text()},
                          {LevelsWords(queue.rubric, difference->levels())},
                          {.tag = difference->has_agreed() ? Tag{"Settled", "green"} : Tag{"Open", "yellow"}},
                          {difference->has_agreed() ? AnswerWords(queue.rubric, AsRating(difference->agreed())) : ""}});
  }
  if (table.rows.empty()) {
    blocks.Text(queue.list.differences().empty() ? "No marks differ so far." : "There is none of these.");
  } else {
    blocks.Add(WideTable{table});
  }
  return page.Show();
}

}  // namespace

void AddModerationPages(Client& client) {
  client.Get("/moderation", For::kSignedIn, ShowCycles);
  client.Get("/moderation/{cycle}", For::kSignedIn, ShowQueue);
}

}  // namespace ehcpqa::web
