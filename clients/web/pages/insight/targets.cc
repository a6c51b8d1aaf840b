// Targets that the area has set: everybody who works with figures reads them, a coordinator sets and removes them.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/api/insight_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/form_values.h"
#include "clients/web/pages/insight/insight_view.h"
#include "clients/web/pages/insight/span_choice.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

constexpr char kPath[] = "/insight/targets";

std::string ShareWords(const v1::Target& target) {
  const std::string unit = target.measure() == v1::MEASURE_MEAN_SCORE ? " of 100" : " %";
  return absl::StrCat(text::PerCent(target.share()), unit);
}

std::string WordOf(v1::Measure measure) {
  for (const Word<v1::Measure>& one : Measures()) {
    if (one.value == measure) return one.word;
  }
  return "";
}

void AddTargets(const std::vector<SubjectChoice>& subjects, const v1::ListTargetsResponse& targets, bool may_set,
                Blocks blocks) {
  if (targets.targets().empty()) return blocks.Text("The area has set no target.");
  Table table{"Targets of the area", "m", {{"About"}, {"Measure"}, {"Target", true}}, {}};
  if (may_set) table.columns.push_back({"Change"});
  for (const v1::Target& target : targets.targets()) {
    std::string title;
    for (const SubjectChoice& one : subjects) {
      if (one.subject == target.subject()) title = one.title;
    }
    const std::string about = SubjectWords(target.subject(), title);
    std::vector<Table::Cell> row = {{about, TrendLink(target.subject(), target.measure())},
                                    {TextOf(Measures(), target.measure())},
                                    {ShareWords(target)}};
    if (may_set) {
      row.push_back({"Change or remove",
                     Link(kPath, {{"subject", target.subject()}, {"measure", WordOf(target.measure())}}),
                     "the target of " + about});
    }
    table.rows.push_back(std::move(row));
  }
  blocks.Add(WideTable{table});
}

// The page, with what was typed and what is wrong with it.
absl::StatusOr<Response> Fill(const Visit& visit, const Fields& typed, const absl::Status& status) {
  ASSIGN_OR_RETURN(const v1::ListTargetsResponse targets,
                   visit.api().Call(api::kListTargets, v1::ListTargetsRequest()));
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  std::vector<SubjectChoice> subjects;
  if (!cycles.empty()) {
    v1::Span latest;
    latest.set_last("cycles/" + LatestMarked(cycles));
    ASSIGN_OR_RETURN(subjects, LoadSubjects(visit, latest));
  }
  const v1::Measure chosen = ValueOf(Measures(), typed["measure"]);
  Select subject = SubjectField(subjects, typed["subject"]);
  Select measure = MeasureField(chosen == v1::MEASURE_UNSPECIFIED ? DefaultMeasure(typed["subject"]) : chosen);
  Input share{{"share", "share", "Level to reach", "", false, "In per cent, or of 100 for a mean score: 80."},
              typed["share"],
              "3",
              "off",
              false,
              true};
  Page page(visit, "Targets");
  if (!status.ok()) {
    page.Wrong(ShowErrors(status, {{"target.subject", &subject.field, "About:"},
                                   {"target.measure", &measure.field, "Measure:"},
                                   {"target.share", &share.field, "The level to reach"}}));
  }
  page.Done({{"set", "The target is set"}, {"removed", "The target is removed"}});
  const bool may_set = visit.Holds(v1::ROLE_COORDINATOR);
  Blocks blocks = page.blocks();
  AddInsightLinks(visit, {}, blocks);
  blocks.Text(
      "A target is drawn in the trend of its figure. Whether it will be met is said once there are enough cycles.");
  AddTargets(subjects, targets, may_set, blocks);
  if (may_set && subjects.empty()) {
    blocks.Add(InsetText{"Targets can be set when the first cycle has marked plans."});
  } else if (may_set) {
    blocks.Add(Heading{"Set, change or remove a target"});
    Blocks form = page.Form(kPath);
    form.Add(subject);
    form.Add(measure);
    form.Add(share);
    form.Add(Button{.text = "Set the target", .once = true});
    form.Add(Button{.text = "Remove the target", .kind = "secondary", .name = "remove", .value = "1"});
  }
  return page.Show(status.ok() ? 200 : absl::IsInvalidArgument(status) ? 422 : 409);
}

absl::StatusOr<Response> Show(Visit& visit) {
  // The target that is there, when one is to be changed.
  const Fields& asked = visit.request().arguments;
  Fields typed;
  typed.Add("subject", asked["subject"]);
  typed.Add("measure", asked["measure"]);
  if (!asked["subject"].empty()) {
    ASSIGN_OR_RETURN(const v1::ListTargetsResponse targets,
                     visit.api().Call(api::kListTargets, v1::ListTargetsRequest()));
    for (const v1::Target& target : targets.targets()) {
      if (target.subject() == asked["subject"] && WordOf(target.measure()) == asked["measure"]) {
        typed.Add("share", absl::StrCat(text::PerCent(target.share())));
      }
    }
  }
  return Fill(visit, typed, absl::OkStatus());
}

absl::StatusOr<Response> Set(Visit& visit) {
  const Fields& typed = visit.request().form;
  v1::SetTargetRequest request;
  request.set_request_id(visit.RequestId());
  request.set_remove(typed["remove"] == "1");
  request.mutable_target()->set_subject(typed["subject"]);
  request.mutable_target()->set_measure(ValueOf(Measures(), typed["measure"]));
  Input share;
  share.value = typed["share"];
  int32_t percent = -1;
  constexpr char kBounds[] = "must be a whole number from 0 to 100";
  if (!request.remove()) {
    if (share.value.empty() || !ReadNumber(&share, &percent)) {
      return Fill(visit, typed, FieldInvalid("target.share", kBounds));
    }
    request.mutable_target()->set_share(percent / 100.0);
  }
  const absl::Status set = visit.api().Call(api::kSetTarget, request).status();
  if (set.ok()) return SeeOther(absl::StrCat(kPath, "?done=", request.remove() ? "removed" : "set"));
  if (!absl::IsInvalidArgument(set) && !absl::IsFailedPrecondition(set)) return set;
  // The server says it of shares, and the form asks for per cents.
  std::vector<FieldViolation> violations = InfoOf(set).violations;
  for (FieldViolation& one : violations) {
    if (one.field == "target.share") one.message = kBounds;
  }
  return Fill(visit, typed, violations.empty() ? set : FieldsInvalid(violations));
}

}  // namespace

void AddTargetsPage(Client& client) {
  client.Get("/insight/targets", For::kSignedIn, Show);
  client.Post("/insight/targets", For::kSignedIn, Set);
}

}  // namespace ehcpqa::web
