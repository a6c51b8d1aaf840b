// Urgent concerns of a cycle: the coordinator takes them on and closes them, moderators read them, auditors see their
// own.
#include "absl/strings/str_cat.h"
#include "clients/api/concern_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/only_for.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

std::string ListPath(const Visit& visit) {
  return absl::StrCat("/cycles/", Encode(visit.request().parameters["cycle"]), "/concerns");
}

absl::StatusOr<v1::Cycle> LoadCycle(const Visit& visit) {
  v1::GetCycleRequest request;
  request.set_name("cycles/" + visit.request().parameters["cycle"]);
  return visit.api().Call(api::kGetCycle, request);
}

absl::StatusOr<v1::ListConcernsResponse> LoadConcerns(const Visit& visit) {
  v1::ListConcernsRequest request;
  request.set_cycle("cycles/" + visit.request().parameters["cycle"]);
  return visit.api().ListAll(api::kListConcerns, request);
}

SummaryList About(const v1::Concern& concern) {
  SummaryList list;
  list.rows.push_back({"Kind", {TextOf(ConcernKinds(), concern.kind())}});
  list.rows.push_back({"What was seen", {concern.text()}});
  list.rows.push_back(
      {"Raised", {absl::StrCat(TimeWords(concern.raised_at()), " by ", LastPart(concern.raised_by()))}});
  if (!concern.acknowledged_at().empty()) list.rows.push_back({"Taken on", {TimeWords(concern.acknowledged_at())}});
  if (!concern.closed_at().empty()) list.rows.push_back({"Closed", {TimeWords(concern.closed_at())}});
  if (!concern.outcome().empty()) list.rows.push_back({"What was done", {concern.outcome()}});
  return list;
}

std::string TitleOf(const v1::Concern& concern) {
  return absl::StrCat("Concern ", LastPart(concern.name()), ", plan ", LastPart(concern.audit()));
}

void PutConcern(const v1::Concern& concern, bool coordinator, const std::string& list, Page* page) {
  Blocks blocks = page->blocks();
  blocks.Add(Heading{TitleOf(concern), 2, absl::StrCat("concern-", LastPart(concern.name()))});
  blocks.Add(StateTag(concern.state()));
  blocks.Add(About(concern));
  if (!coordinator) return;
  const std::string path = absl::StrCat(list, "/", Encode(LastPart(concern.name())));
  const std::string number = LastPart(concern.name());
  if (concern.state() == v1::CONCERN_STATE_RAISED) {
    blocks.Add(Button{.text = "Take on concern " + number, .href = path + "/acknowledge"});
  } else if (concern.state() == v1::CONCERN_STATE_ACKNOWLEDGED) {
    blocks.Add(Button{.text = "Close concern " + number, .href = path + "/close"});
  }
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::ListConcernsResponse concerns, LoadConcerns(visit));
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  const bool coordinator = visit.Holds(v1::ROLE_COORDINATOR);
  const bool own = !coordinator && !visit.Holds(v1::ROLE_MODERATOR);
  Page page(visit, own ? "Concerns that you raised" : "Urgent concerns");
  page.Caption(cycle.title());
  if (own) {
    page.Back("/work", "My work");
  } else {
    page.Back(absl::StrCat("/cycles/", Encode(visit.request().parameters["cycle"])), cycle.title());
  }
  if (cycle.synthetic()) page.Synthetic();
  page.Done({{"raised", "The concern is raised. The coordinator can see it now."},
             {"acknowledged", "The concern is taken on."},
             {"closed", "The concern is closed."}});
  if (concerns.concerns().empty()) page.blocks().Text(own ? "You raised none." : "None was raised.");
  for (const v1::Concern& concern : concerns.concerns()) PutConcern(concern, coordinator, ListPath(visit), &page);
  return page.Show();
}

// The concern of the address, among those that the caller sees.
absl::StatusOr<v1::Concern> LoadConcern(const Visit& visit) {
  ASSIGN_OR_RETURN(const v1::ListConcernsResponse all, LoadConcerns(visit));
  const auto& parameters = visit.request().parameters;
  const std::string name = absl::StrCat("cycles/", parameters["cycle"], "/concerns/", parameters["concern"]);
  for (const v1::Concern& concern : all.concerns()) {
    if (concern.name() == name) return concern;
  }
  return NoSuch(name);
}

struct OutcomeForm {
  Textarea outcome{{"outcome", "outcome", "What was done?", "m", false,
                    "Who acted and what came of it, in roles. Name nobody, and no number that identifies a child."},
                   "",
                   6};
};

// `closing` is the form for the outcome; null for taking on.
absl::StatusOr<Response> ShowStep(const Visit& visit, const OutcomeForm* closing, const absl::Status& refused,
                                  const ErrorSummary& wrong) {
  ASSIGN_OR_RETURN(const v1::Concern concern, LoadConcern(visit));
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  Page page(visit, absl::StrCat(closing == nullptr ? "Take on concern " : "Close concern ", LastPart(concern.name())));
  page.Caption(cycle.title());
  page.Back(ListPath(visit), "Urgent concerns");
  if (cycle.synthetic()) page.Synthetic();
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  page.blocks().Add(Heading{TitleOf(concern)});
  page.blocks().Add(StateTag(concern.state()));
  page.blocks().Add(About(concern));
  Blocks form = page.Form(visit.request().path);
  if (closing == nullptr) {
    form.Text("Whoever raised it sees that somebody has taken it on. This cannot be taken back.");
    form.Add(Button{.text = "Take it on", .once = true});
  } else {
    form.Add(closing->outcome);
    form.Add(WarningText{"A closed concern stays closed, and its outcome cannot be changed."});
    form.Add(Button{.text = "Close the concern", .once = true});
  }
  return page.Show(refused.ok() ? 200 : absl::IsFailedPrecondition(refused) ? 409 : 422);
}

absl::StatusOr<Response> AskToAcknowledge(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_COORDINATOR}));
  return ShowStep(visit, nullptr, absl::OkStatus(), {});
}

v1::ConcernTransitionRequest RequestOf(const Visit& visit) {
  const auto& parameters = visit.request().parameters;
  v1::ConcernTransitionRequest request;
  request.set_request_id(visit.RequestId());
  request.set_name(absl::StrCat("cycles/", parameters["cycle"], "/concerns/", parameters["concern"]));
  return request;
}

absl::StatusOr<Response> Acknowledge(Visit& visit) {
  const absl::Status done = visit.api().Call(api::kAcknowledgeConcern, RequestOf(visit)).status();
  if (done.ok()) return SeeOther(ListPath(visit) + "?done=acknowledged");
  if (!absl::IsFailedPrecondition(done)) return done;
  return ShowStep(visit, nullptr, done, ShowErrors(done, {}));
}

absl::StatusOr<Response> AskToClose(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_COORDINATOR}));
  const OutcomeForm form;
  return ShowStep(visit, &form, absl::OkStatus(), {});
}

absl::StatusOr<Response> Close(Visit& visit) {
  OutcomeForm form;
  form.outcome.value = visit.request().form["outcome"];
  v1::ConcernTransitionRequest request = RequestOf(visit);
  request.set_outcome(form.outcome.value);
  const absl::Status done = visit.api().Call(api::kCloseConcern, request).status();
  if (done.ok()) return SeeOther(ListPath(visit) + "?done=closed");
  if (!absl::IsFailedPrecondition(done) && !absl::IsInvalidArgument(done)) return done;
  const ErrorSummary wrong = ShowErrors(done, {{"outcome", &form.outcome.field, "What was done"}});
  return ShowStep(visit, &form, done, wrong);
}

}  // namespace

void AddConcernsPages(Client& client) {
  client.Get("/cycles/{cycle}/concerns", For::kSignedIn, Show);
  client.Get("/cycles/{cycle}/concerns/{concern}/acknowledge", For::kSignedIn, AskToAcknowledge);
  client.Post("/cycles/{cycle}/concerns/{concern}/acknowledge", For::kSignedIn, Acknowledge);
  client.Get("/cycles/{cycle}/concerns/{concern}/close", For::kSignedIn, AskToClose);
  client.Post("/cycles/{cycle}/concerns/{concern}/close", For::kSignedIn, Close);
}

}  // namespace ehcpqa::web
