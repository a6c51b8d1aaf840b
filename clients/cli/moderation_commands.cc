#include "absl/strings/str_cat.h"
#include "clients/api/moderation_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/marks.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

const View kListView = {{.rows = "differences",
                         .columns = {{"name", "difference"},
                                     {"plan_ref"},
                                     {"levels"},
                                     {"agreed.level", "agreed"},
                                     {"agreed.no_level", "agreed without level"},
                                     {"text", "statement"}}},
                        {.columns = {{"open", "open"}, {"settled", "settled"}}}};

const View kDifferenceView = {{.columns = {{"name"},
                                           {"plan_ref"},
                                           {"criterion"},
                                           {"text", "statement"},
                                           {"agreed.level", "agreed level"},
                                           {"agreed.no_level", "agreed without level"},
                                           {"agreed.cause", "agreed cause"},
                                           {"agreed.reason", "because"},
                                           {"agreed.agreed_by", "agreed by"},
                                           {"agreed.agreed_at", "agreed at"},
                                           {"etag"}}},
                              {.title = "Marks",
                               .rows = "marks",
                               .columns = {"assessment", "auditor", "rating.level", "rating.no_level", "rating.cause",
                                           "rating.evidence", "rating.na_reason"},
                               .csv = true}};

}  // namespace

Group ModerationCommands() {
  const Option difference =
      Argument("DIFFERENCE", NameKind::kDifference, "The difference: cycle, audit and criterion.");
  return {"moderation",
          "Differences between auditors, and what was agreed.",
          {
              {.name = "list",
               .summary = "List the differences of a cycle or of one audit, open ones first.",
               .options = {Argument("PARENT", NameKind::kCycleOrAudit, "The cycle, or one audit."),
                           Named("--open", Kind::kFlag, "Only those not settled.")},
               .examples = {{"ehcpqa moderation list 2025q4 --open", "What waits for the moderator."}},
               .action = AskAll(
                   api::kListDifferences,
                   [](const Values& values, v1::ListDifferencesRequest& request) {
                     request.set_parent(values.Text("PARENT"));
                     request.set_open_only(values.Flag("--open"));
                   },
                   kListView)},
              {.name = "show",
               .summary = "Show one difference with marks and evidence side by side.",
               .options = {difference},
               .examples = {{"ehcpqa moderation show 2025q4/7/F3", "Who saw what."}},
               .action = Ask(
                   api::kGetDifference,
                   [](const Values& values, v1::GetDifferenceRequest& request) {
                     request.set_name(values.Text("DIFFERENCE"));
                   },
                   kDifferenceView)},
              {.name = "agree",
               .summary = "Record the agreed mark beside the originals.",
               .options = {difference, Argument("LEVEL", Kind::kText, absl::StrCat(kLevelHelp, ".")),
                           WordsOf<v1::Cause>("--cause", "Required below the best level."), Required(Reason("Why.")),
                           Etag()},
               .examples = {{"ehcpqa moderation agree 2025q4/7/F3 partly_met --cause lost-in-drafting "
                             "--reason 'The advice gives hours; the plan does not'",
                             "Settle a difference."}},
               .action = Ask(
                   api::kAgreeRating,
                   [](const Values& values, v1::AgreeRatingRequest& request) {
                     request.set_name(values.Text("DIFFERENCE"));
                     request.set_etag(values.Text("--etag"));
                     SetLevel(values.Text("LEVEL"), request.mutable_agreed());
                     request.mutable_agreed()->set_cause(values.Word<v1::Cause>("--cause"));
                     request.mutable_agreed()->set_reason(values.Text("--reason"));
                   },
                   kDifferenceView)},
              {.name = "return",
               .summary = "Return a submitted assessment to its auditor.",
               .options = {Argument("ASSESSMENT", NameKind::kAssessment, "The assessment."), Required(Reason("Why."))},
               .examples = {{"ehcpqa moderation return 2025q4/7/health-1 --reason 'Evidence is missing for G1 and G2'",
                             "Let the auditor complete it. The first marks stay on record."}},
               .action = Ask(api::kReturnAssessment,
                             [](const Values& values, v1::ReturnAssessmentRequest& request) {
                               request.set_assessment(values.Text("ASSESSMENT"));
                               request.set_reason(values.Text("--reason"));
                             },
                             {{.columns = {"name", "auditor", "state", "return_reason", "marked", "criteria"}}})},
          }};
}

}  // namespace ehcpqa::cli
