// One difference: the marks side by side, and what the meeting agrees on.
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/api/moderation_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/marking/assessment_address.h"
#include "clients/web/pages/marking/mark_form.h"
#include "clients/web/pages/marking/mark_parts.h"
#include "clients/web/pages/moderation/queue.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

struct Settling {
  DifferenceAddress address;
  QueueView view;
  Queue queue;
  v1::Difference difference;
};

// A mark whose evidence is the reason, and its fields with what is wrong.
struct AgreementForm {
  MarkForm mark;
  Field answer = {"answer", "answer", "What is agreed?", "m"};
  Field cause = {"cause", "cause", "Why is it not met in full?"};
  Field reason = {"reason", "reason", "Reason for what is agreed"};
  std::string now_says = {};  // What is agreed now, when someone changed it since this form was shown.
};

absl::StatusOr<Settling> Load(const Visit& visit, const Fields& view) {
  Settling settling;
  settling.address = DifferenceAddress::Of(visit.request().parameters);
  settling.view = QueueView::Of(view);
  v1::GetDifferenceRequest get;
  get.set_name(settling.address.Name());
  ASSIGN_OR_RETURN(settling.difference, visit.api().Call(api::kGetDifference, get));
  ASSIGN_OR_RETURN(settling.queue, LoadQueue(visit, settling.address.cycle));
  return settling;
}

MarkForm ShownAgreement(const v1::Difference& difference) {
  MarkForm mark = ShownMark(AsRating(difference.agreed()));
  mark.etag = difference.etag();
  return mark;
}

MarkForm TypedAgreement(const Fields& form, const v1::Rubric& rubric) {
  MarkForm mark{
      form["answer"], form["cause"], std::string(absl::StripAsciiWhitespace(form["reason"])), "", form["etag"], ""};
  LeaveOutUnasked(rubric, &mark);
  return mark;
}

void AddMarks(const Settling& settling, Blocks blocks) {
  const v1::Rubric& rubric = settling.queue.rubric;
  blocks.Add(Heading{"Marks"});
  Blocks beside = blocks.Beside();
  for (const v1::MarkBeside& mark : settling.difference.marks()) {
    Blocks column = beside.Part("");
    const std::string words = MarksWords(mark.kind(), mark.set());
    column.Add(Heading{words, 3});
    const v1::Rating& rating = mark.rating();
    SummaryList list;
    list.rows.push_back({"Mark", {AnswerWords(rubric, rating)}});
    if (const std::string cause = CauseWords(rating.cause()); !cause.empty()) list.rows.push_back({"Cause", {cause}});
    if (!rating.na_reason().empty()) list.rows.push_back({"Reason", {rating.na_reason()}});
    list.rows.push_back({"Evidence", absl::StrSplit(rating.evidence().empty() ? "None" : rating.evidence(), '\n')});
    if (rating.redacted()) list.rows.push_back({"Redacted", {"A text of this mark was redacted."}});
    list.rows.push_back({"Auditor", {LastPart(mark.auditor())}});
    column.Add(list);
    const AssessmentAddress assessment = AssessmentAddress::OfName(mark.assessment());
    column.Add(Paragraph{"",
                         absl::StrCat("/moderation/", Encode(assessment.cycle), "/", Encode(assessment.audit),
                                      "/return/", Encode(assessment.assessment)),
                         absl::StrCat("Return this assessment to its auditor (", words, ")")});
  }
}

void AddAgreed(const Settling& settling, Blocks blocks) {
  if (!settling.difference.has_agreed()) return;
  const v1::AgreedRating& agreed = settling.difference.agreed();
  SummaryList list;
  list.rows.push_back({"Agreed", {AnswerWords(settling.queue.rubric, AsRating(agreed))}});
  if (const std::string cause = CauseWords(agreed.cause()); !cause.empty()) list.rows.push_back({"Cause", {cause}});
  list.rows.push_back({"Reason", absl::StrSplit(agreed.reason(), '\n')});
  list.rows.push_back(
      {"Recorded", {absl::StrCat(TimeWords(agreed.agreed_at()), " by ", LastPart(agreed.agreed_by()))}});
  blocks.Add(Heading{"What was agreed"});
  blocks.Add(list);
}

void AddForm(const Visit& visit, const Settling& settling, const AgreementForm& form, Page* page) {
  const v1::Rubric& rubric = settling.queue.rubric;
  Blocks blocks = page->blocks();
  if (!form.now_says.empty()) blocks.Add(InsetText{"It now says: " + form.now_says});
  Blocks fields = page->Form(visit.request().path);
  fields.Add(Radios{form.answer, AnswerChoices(rubric, form.mark.answer)});
  fields.Add(CauseSelect(rubric, form.cause, form.mark.cause));
  Textarea reason{form.reason, form.mark.evidence, 4};
  reason.field.hint = "It stays on record beside the marks. Name nobody, and no number that identifies a child.";
  fields.Add(reason);
  fields.Add(Hidden{"etag", form.mark.etag});
  for (const auto& [name, value] : settling.view.Arguments()) {
    if (!value.empty()) fields.Add(Hidden{name, value});
  }
  fields.Add(Button{.text = "Save and go to the next difference", .name = "then", .value = "next"});
  fields.Add(Button{.text = "Save and go to the list", .kind = "secondary", .name = "then", .value = "list"});
}

// Later nothing can be settled any more, and what was agreed is only read.
bool MaySettle(const Queue& queue) {
  return queue.cycle.state() == v1::CYCLE_STATE_SCORING || queue.cycle.state() == v1::CYCLE_STATE_MODERATION;
}

Response ShowDifference(const Visit& visit, const Settling& settling, const AgreementForm& form,
                        const ErrorSummary& wrong, int status) {
  const DifferenceAddress& address = settling.address;
  Page page(visit, address.Words());
  page.Back(settling.view.Path(address.cycle), "Differences");
  page.Caption(absl::StrCat("Plan ", address.audit, ", reference ", settling.difference.plan_ref(), ", ",
                            settling.queue.cycle.title()));
  page.Heading(absl::StrCat(address.criterion, " ", settling.difference.text()));
  if (settling.queue.cycle.synthetic()) page.Synthetic();
  if (settling.view.wall) page.Wall();
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  page.Done(std::vector<Page::DoneWord>{{"settled", "The difference before this one is settled. This is the next."}});
  Blocks blocks = page.blocks();
  blocks.Add(settling.queue.HowFar());
  if (const v1::Criterion* criterion = settling.queue.FindCriterion(address.criterion)) {
    PutLooks(settling.queue.rubric, *criterion, blocks.Next(), "PART");
  }
  AddMarks(settling, blocks);
  AddAgreed(settling, blocks);
  // What was typed is never taken away, not even when it came too late.
  if (MaySettle(settling.queue) || status != 200) {
    blocks.Add(Heading{settling.difference.has_agreed() ? "Agree on something else" : "Settle the difference"});
    AddForm(visit, settling, form, &page);
  }
  blocks.Add(Paragraph{"", CyclePath(address.CycleName(), "audits/" + Encode(address.audit)),
                       absl::StrCat("All of plan ", address.audit)});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const Settling settling, Load(visit, visit.request().arguments));
  return ShowDifference(visit, settling, {ShownAgreement(settling.difference)}, {}, 200);
}

Response Saved(const Settling& settling, const std::string& then) {
  return SeeOther(then == "next" ? settling.queue.Next(settling.address, settling.view, "settled")
                                 : settling.view.Path(settling.address.cycle, "settled"));
}

absl::StatusOr<Response> Agree(Visit& visit) {
  const Fields& typed = visit.request().form;
  ASSIGN_OR_RETURN(Settling settling, Load(visit, typed));
  AgreementForm form{TypedAgreement(typed, settling.queue.rubric)};
  const v1::Rating rating = RatingOf(settling.address.criterion, form.mark);
  v1::AgreeRatingRequest request;
  request.set_name(settling.address.Name());
  request.mutable_agreed()->set_level(rating.level());
  request.mutable_agreed()->set_no_level(rating.no_level());
  request.mutable_agreed()->set_cause(rating.cause());
  request.mutable_agreed()->set_reason(rating.evidence());
  request.set_etag(form.mark.etag);
  request.set_request_id(visit.RequestId());
  const absl::Status status = visit.api().Call(api::kAgreeRating, request).status();
  if (status.ok()) return Saved(settling, typed["then"]);
  if (absl::IsInvalidArgument(status)) {
    const ErrorSummary wrong = ShowErrors(status, {{"agreed.level", &form.answer, "The answer"},
                                                   {"agreed.no_level", &form.answer, "The answer"},
                                                   {"agreed.cause", &form.cause, "The cause"},
                                                   {"agreed.reason", &form.reason, "The reason"}});
    return ShowDifference(visit, settling, form, wrong, 422);
  }
  if (!absl::IsAborted(status) && !absl::IsFailedPrecondition(status)) return status;
  ASSIGN_OR_RETURN(settling, Load(visit, typed));
  if (!absl::IsAborted(status)) {
    return ShowDifference(visit, settling, form, {"", {{std::string(status.message()), ""}}}, 409);
  }
  form.now_says = settling.difference.has_agreed()
                      ? MarkSays(settling.queue.rubric, AsRating(settling.difference.agreed()))
                      : "open, with other marks than before";
  form.mark.etag = settling.difference.etag();
  form.answer.error = "Someone or another tab changed this. Yours is kept here: save to replace the newer one";
  return ShowDifference(visit, settling, form, {"", {{form.answer.error, "#" + form.answer.id}}}, 409);
}

}  // namespace

void AddDifferencePage(Client& client) {
  client.Get("/moderation/{cycle}/{audit}/{criterion}", For::kSignedIn, Show);
  client.Post("/moderation/{cycle}/{audit}/{criterion}", For::kSignedIn, Agree);
}

}  // namespace ehcpqa::web
