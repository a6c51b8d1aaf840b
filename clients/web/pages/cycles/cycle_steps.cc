// The steps from one state of a cycle to the next, and back: each on its own page that says what will happen.
#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

using Method = api::Method<v1::CycleTransitionRequest, v1::Cycle>;

// Stands for a reason that is still to be typed.
constexpr char kSomeReason[] = "Not typed yet.";

struct Step {
  const char* word;  // In the address.
  const char* title;
  std::vector<List::Item> effects;
  const char* button;
  Method method;
  v1::CycleState to;        // State after it; unspecified for the step back.
  const char* reason_hint;  // Asks for a reason when it is not null.
  bool warning = false;
};

const std::vector<Step>& Steps() {
  static const std::vector<Step> steps = {
      {"open",
       "Open the cycle for scoring",
       {{"auditors see the plans that are theirs and can start to mark"},
        {"the rubric version stays with this cycle for ever"},
        {"the draw can no longer be taken back"}},
       "Open the cycle",
       api::kOpenCycle,
       v1::CYCLE_STATE_SCORING,
       nullptr},
      {"close",
       "Close scoring",
       {{"no new marking starts; only what a moderator returns is marked again"},
        {"plans whose assessments are not all in do not count in the results"}},
       "Close scoring",
       api::kCloseCycle,
       v1::CYCLE_STATE_MODERATION,
       "Needed while assessments are missing: say why you do not wait for them."},
      {"review",
       "Start the review",
       {{"moderation ends: every agreed mark is final"}, {"the sub-group reads the results"}},
       "Start the review",
       api::kReviewCycle,
       v1::CYCLE_STATE_REVIEW,
       nullptr},
      {"publish",
       "Publish the results",
       {{"the results are final: the cycle cannot go back to review"}},
       "Publish",
       api::kPublishCycle,
       v1::CYCLE_STATE_PUBLISHED,
       nullptr,
       true},
      {"archive",
       "Archive the cycle",
       {{"the cycle is closed for good and can only be read"}},
       "Archive",
       api::kArchiveCycle,
       v1::CYCLE_STATE_ARCHIVED,
       nullptr,
       true},
      {"revert",
       "Go back one state",
       {{"what was handed in stays as it is"},
        {"going back from a drawn sample drops the sample; the next draw needs a fresh seed"},
        {"going back from a frozen frame opens the draft again"}},
       "Go back one state",
       api::kRevertCycle,
       v1::CYCLE_STATE_UNSPECIFIED,
       "Needed. It is kept in the trail.",
       true},
  };
  return steps;
}

absl::StatusOr<v1::Cycle> Take(const Visit& visit, const Step& step, const std::string& reason, const std::string& etag,
                               bool dry_run) {
  v1::CycleTransitionRequest request;
  request.set_name(CycleNameOf(visit));
  request.set_reason(reason);
  request.set_etag(etag);
  request.set_dry_run(dry_run);
  return visit.api().Call(step.method, request);
}

Textarea ReasonInput(const Step& step, const std::string& reason) {
  Textarea input;
  input.field = {"reason", "reason", "Reason", "m", false, step.reason_hint == nullptr ? "" : step.reason_hint};
  input.value = reason;
  input.rows = 3;
  return input;
}

Response ShowForm(const Visit& visit, const Step& step, const v1::Cycle& cycle, const Textarea& reason,
                  const ErrorSummary& wrong, int status) {
  Page page(visit, step.title);
  Dress(cycle, &page);
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  page.blocks().Text("This is what will happen:");
  page.blocks().Add(List{step.effects});
  // Whether the guards hold. A reason that is still to be typed is none of them.
  const auto possible = Take(visit, step, step.reason_hint == nullptr ? "" : kSomeReason, "", true);
  if (!possible.ok()) {
    page.blocks().Add(
        WarningText{absl::StrCat("This is not possible now. ", std::string(possible.status().message()))});
    return page.Show(status);
  }
  Blocks form = page.Form(CyclePath(cycle.name(), step.word));
  form.Add(Hidden{"etag", cycle.etag()});
  if (step.reason_hint != nullptr) form.Add(reason);
  form.Add(Button{.text = step.button, .kind = step.warning ? "warning" : "", .once = true});
  form.Add(Paragraph{"", CyclePath(cycle.name()), "Cancel"});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit, const Step& step) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  return ShowForm(visit, step, cycle, ReasonInput(step, ""), {}, 200);
}

absl::StatusOr<Response> Act(Visit& visit, const Step& step) {
  const Fields& posted = visit.request().form;
  Textarea reason = ReasonInput(step, posted["reason"]);
  const auto taken = Take(visit, step, reason.value, posted["etag"], false);
  const std::string done = absl::StrCat(CyclePath(CycleNameOf(visit)), "?done=", step.word);
  if (taken.ok()) return SeeOther(done);
  const absl::Status& status = taken.status();
  if (!absl::IsInvalidArgument(status) && !absl::IsFailedPrecondition(status) && !absl::IsAborted(status))
    return status;
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  // Done already, as by a second press of the button: that is what was wanted.
  if (cycle.state() == step.to) return SeeOther(done);
  ErrorSummary wrong = ShowErrors(status, {{"reason", &reason.field, "The reason"}});
  // Refused without a reason, but not with one: the reason is what is missing.
  if (absl::IsFailedPrecondition(status) && step.reason_hint != nullptr && reason.value.empty() &&
      Take(visit, step, kSomeReason, "", true).ok()) {
    reason.field.error = "The reason is required";
    wrong = {"", {{reason.field.error, "#reason"}}};
  }
  return ShowForm(visit, step, cycle, reason, wrong, absl::IsInvalidArgument(status) ? 422 : 409);
}

}  // namespace

void AddCycleStepPages(Client& client) {
  for (const Step& step : Steps()) {
    const std::string pattern = absl::StrCat("/cycles/{cycle}/", step.word);
    client.Get(pattern, For::kSignedIn, [&step](Visit& visit) { return Show(visit, step); });
    client.Post(pattern, For::kSignedIn, [&step](Visit& visit) { return Act(visit, step); });
  }
}

}  // namespace ehcpqa::web
