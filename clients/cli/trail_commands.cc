#include "absl/strings/str_cat.h"
#include "clients/api/trail_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

const View kVerdictView = {{.columns = {{"intact"},
                                        {"events"},
                                        {"erased", "payloads erased"},
                                        {"first_bad_sequence", "first bad event"},
                                        {"problem"},
                                        {"head", "newest link"}}}};

const std::vector<Column> kRedactionColumns = {
    {"name"},        Column("subject").InFull(), {"reason"}, {"proposed_by"}, {"proposed_at"}, {"approved_by"},
    {"approved_at"}, {"payloads_erased"}};

absl::Status Verify(Context& context, const Values&) {
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::VerifyTrailResponse verdict, api.Call(api::kVerifyTrail, v1::VerifyTrailRequest()));
  context.Show(verdict, kVerdictView);
  if (verdict.intact()) return absl::OkStatus();
  return Refuse(absl::StatusCode::kDataLoss, "TRAIL_BROKEN",
                absl::StrCat("The trail is broken at event ", verdict.first_bad_sequence(), ": ", verdict.problem()));
}

}  // namespace

Group TrailCommands() {
  return {
      "trail",
      "The trail: who did what, when; and redactions.",
      {
          {.name = "list",
           .summary = "List events, newest first.",
           .options = {Named("--subject", NameKind::kSubject,
                             "Only events on this thing and on what lies below it, by its full name.")},
           .examples = {{"ehcpqa trail list --subject cycles/2025q4/audits/7", "What happened to one audit."}},
           .action = AskAll(api::kListEvents,
                            [](const Values& values, v1::ListEventsRequest& request) {
                              request.set_subject(values.Text("--subject"));
                            },
                            {{.rows = "events",
                              .columns = {{"sequence", "no."},
                                          {"at"},
                                          {"actor"},
                                          {"actor_name", "name"},
                                          {"agency"},
                                          {"action"},
                                          Column("subject").InFull(),
                                          {"erased"}}}})},
          {.name = "verify",
           .summary = "Derive every link anew; exit code 1 when one does not fit.",
           .examples = {{"ehcpqa trail verify",
                         "Note the newest link down elsewhere, to prove later that nothing was cut off."}},
           .action = {Verify, {api::kVerifyTrail.name}, kVerdictView, v1::VerifyTrailResponse::descriptor()}},
          {.name = "redact",
           .summary = "Ask that a text which identifies somebody be removed; a second person approves it.",
           .options = {Argument("SUBJECT", NameKind::kRedactable, "The mark, the agreed reason or the concern."),
                       Required(Reason("Why, without repeating the text."))},
           .examples = {{"ehcpqa trail redact 2025q4/7/health-1/G1 --reason 'The evidence names the child'",
                         "The evidence of one mark."},
                        {"ehcpqa trail redact cycles/2025q4/concerns/3 --reason 'The text names the child'",
                         "The text of a concern, by its full name."}},
           .action = Ask(api::kProposeRedaction,
                         [](const Values& values, v1::ProposeRedactionRequest& request) {
                           request.set_subject(values.Text("SUBJECT"));
                           request.set_reason(values.Text("--reason"));
                         },
                         {{.columns = kRedactionColumns}})},
          {.name = "approve",
           .summary = "Approve a redaction that somebody else proposed; the text is erased for good.",
           .options = {Argument("REDACTION", NameKind::kRedaction, "Number of the redaction.")},
           .examples = {{"ehcpqa trail approve 3", "Erase the text."}},
           .action = Ask(api::kApproveRedaction,
                         [](const Values& values, v1::ApproveRedactionRequest& request) {
                           request.set_name(values.Text("REDACTION"));
                         },
                         {{.columns = kRedactionColumns}})},
          {.name = "redactions",
           .summary = "List redactions, open ones first.",
           .examples = {{"ehcpqa trail redactions", "What was asked for and what was erased."}},
           .action = AskAll(api::kListRedactions, kNothing, {{.rows = "redactions", .columns = kRedactionColumns}})},
      }};
}

}  // namespace ehcpqa::cli
