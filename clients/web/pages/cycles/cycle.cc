// One cycle: for the coordinator the tasks from draft to archive, for others what there is to read.
#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/cycles/cycle_tasks.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

const std::vector<Page::DoneWord>& DoneWords() {
  static const std::vector<Page::DoneWord> words = {
      {"made", "The draft is saved. Go through the tasks below, one after another."},
      {"saved", "The draft is saved."},
      {"framed", "The frame is frozen. Write its hash into the minutes, then take a seed and draw."},
      {"sampled", "The sample is drawn."},
      {"open", "The cycle is open: auditors can mark."},
      {"close", "Scoring is closed."},
      {"review", "The review has started."},
      {"publish", "The results are published."},
      {"archive", "The cycle is archived."},
      {"revert", "The cycle went back one state."},
  };
  return words;
}

void PutAbout(const v1::Cycle& cycle, Blocks blocks) {
  SummaryList about;
  about.rows.push_back(
      {"State", {absl::StrCat(StateTag(cycle.state()).text, ", since ", TimeWords(cycle.state_since()))}});
  about.rows.push_back({"Plans of", {WindowWords(cycle)}});
  about.rows.push_back({"Kind of quality assurance", {TextOf(CycleLevels(), cycle.level())}});
  about.rows.push_back({"Which plans", {TextOf(PlanKinds(), cycle.kind())}});
  if (!cycle.focus().empty()) about.rows.push_back({"Focus", {cycle.focus()}});
  about.rows.push_back({"Rubric", {RubricWords(cycle.rubric())}, "Read", RubricPath(cycle.rubric()), "the rubric"});
  if (!cycle.due_on().empty()) about.rows.push_back({"Due", {DateWords(cycle.due_on())}});
  if (!cycle.manifest_sha256().empty()) {
    about.rows.push_back({"Hash of the frame (SHA-256)", {cycle.manifest_sha256()}});
  }
  if (!cycle.seed().empty()) about.rows.push_back({"Seed", {cycle.seed()}});
  blocks.Add(about);
}

void PutLinks(const Visit& visit, const v1::Cycle& cycle, Blocks blocks) {
  List links;
  const auto holds = [&](std::initializer_list<v1::Role> roles) {
    return std::any_of(roles.begin(), roles.end(), [&](v1::Role role) { return visit.Holds(role); });
  };
  // A coordinator has these among the tasks.
  if (cycle.state() >= v1::CYCLE_STATE_SCORING && !holds({v1::ROLE_COORDINATOR})) {
    if (holds({v1::ROLE_MODERATOR, v1::ROLE_SUB_GROUP_MEMBER, v1::ROLE_AGENCY_LEAD})) {
      links.items.push_back({"Results", CyclePath(cycle.name(), "results")});
      links.items.push_back({"Progress", CyclePath(cycle.name(), "progress")});
    }
  }
  if (cycle.state() >= v1::CYCLE_STATE_SCORING && holds({v1::ROLE_MODERATOR})) {
    links.items.push_back({"Moderation", "/moderation/" + Encode(LastPart(cycle.name()))});
  }
  if (IsSampled(cycle) && holds({v1::ROLE_MODERATOR}) && !holds({v1::ROLE_COORDINATOR})) {
    links.items.push_back({"Sample", CyclePath(cycle.name(), "sample")});
  }
  if (holds({v1::ROLE_COORDINATOR, v1::ROLE_MODERATOR, v1::ROLE_ADMINISTRATOR})) {
    links.items.push_back({"Trail of this cycle", Link("/trail", {{"subject", cycle.name()}})});
  }
  if (holds({v1::ROLE_COORDINATOR}) && cycle.state() > v1::CYCLE_STATE_DRAFT &&
      cycle.state() <= v1::CYCLE_STATE_REVIEW) {
    links.items.push_back({"Go back one state", CyclePath(cycle.name(), "revert")});
  }
  if (links.items.empty()) return;
  blocks.Add(Heading{"More"});
  blocks.Add(links);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  Page page(visit, cycle.title());
  page.Back("/cycles", "Cycles");
  page.Caption(absl::StrCat("Cycle ", LastPart(cycle.name())));
  if (cycle.synthetic()) page.Synthetic();
  page.Done(DoneWords());
  if (!visit.Holds(v1::ROLE_COORDINATOR)) {
    PutAbout(cycle, page.blocks());
  } else {
    v1::GetCycleStatusRequest request;
    request.set_name(cycle.name());
    ASSIGN_OR_RETURN(const v1::CycleStatus status, visit.api().Call(api::kGetCycleStatus, request));
    for (const TaskGroup& group : CycleTasks(status)) {
      page.blocks().Add(Heading{group.heading});
      page.blocks().Add(group.list);
    }
    page.blocks().Add(Heading{"About this cycle"});
    PutAbout(cycle, page.blocks());
  }
  PutLinks(visit, cycle, page.blocks());
  return page.Show();
}

}  // namespace

void AddCyclePage(Client& client) { client.Get("/cycles/{cycle}", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
