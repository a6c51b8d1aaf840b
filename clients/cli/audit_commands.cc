#include "clients/api/audit_methods.h"
#include "clients/cli/assessment_text.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

const View kListView = {{.rows = "audits",
                         .columns = {{"name", "audit"},
                                     {"plan_ref"},
                                     {"stratum"},
                                     {"state"},
                                     {"double_marked", "marked twice"},
                                     {"plan_version_on", "version of"},
                                     {"assessments.name", "assessments"},
                                     {"assessments.state", "their states"}}}};

const View kAuditView = {
    {.columns = {{"name"},
                 {"plan_ref"},
                 {"la"},
                 {"stratum"},
                 {"event"},
                 {"key_stage"},
                 {"setting_type"},
                 {"need_primary"},
                 {"state"},
                 {"double_marked", "marked twice"},
                 {"plan_version_on", "version of"},
                 {"etag"}}},
    {.title = "Assessments",
     .rows = "assessments",
     .columns = {"name", "auditor", "agency", "lead", "state", "marked", "criteria", "due_on"},
     .csv = true},
    {.title = "Marks",
     .rows = "assessments.ratings",
     .columns = {{"../name", "assessment"}, {"criterion"}, {"level"}, {"no_level"}, {"cause"}, {"evidence"}}}};

const View kAssessmentView = {{.rows = "criteria",
                               .columns = {{"criterion.code"},
                                           {"criterion.section"},
                                           {"criterion.kind"},
                                           {"criterion.weight"},
                                           {"criterion.text"},
                                           {"rating.level"},
                                           {"rating.no_level"},
                                           {"rating.cause"},
                                           {"rating.evidence"},
                                           {"rating.na_reason"},
                                           {"rating.etag"}}}};

const View kMineView = {{.rows = "assessments",
                         .columns = {{"name", "assessment"},
                                     {"plan_ref"},
                                     {"state"},
                                     {"lead"},
                                     {"marked"},
                                     {"criteria"},
                                     {"due_on", "due"},
                                     {"return_reason", "returned because"}}}};

const View kSubmittedView = {{.columns = {"name", "state", "marked", "criteria", "etag"}}};

// A name with an assessment in it is the auditor's own work; one without is the audit as a whole.
absl::Status ShowAudit(Context& context, const Values& values) {
  const std::string name = values.Text("NAME");
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  if (name.find("/assessments/") == std::string::npos) {
    v1::GetAuditRequest request;
    request.set_name(name);
    ASSIGN_OR_RETURN(const v1::Audit audit, api.Call(api::kGetAudit, request));
    context.Show(audit, kAuditView);
    return absl::OkStatus();
  }
  v1::GetAssessmentRequest request;
  request.set_name(name);
  ASSIGN_OR_RETURN(const v1::GetAssessmentResponse assessment, api.Call(api::kGetAssessment, request));
  context.Show(assessment, kAssessmentView, AssessmentText(assessment, context.bold()));
  return absl::OkStatus();
}

std::vector<Command> ReadingCommands() {
  return {
      {.name = "list",
       .summary = "List the audits of a cycle that you may see.",
       .options = {Argument("CYCLE", NameKind::kCycle, "The cycle.")},
       .examples = {{"ehcpqa audit list 2025q4", "Every audit and where it stands."}},
       .action = AskAll(
           api::kListAudits,
           [](const Values& values, v1::ListAuditsRequest& request) { request.set_cycle(values.Text("CYCLE")); },
           kListView)},
      {.name = "mine",
       .summary = "List your own assessments, open cycles first.",
       .options = {Optional(Argument("CYCLE", NameKind::kCycle, "Only those of this cycle."))},
       .examples = {{"ehcpqa audit mine", "What is there to do, and until when."}},
       .action = AskAll(
           api::kListMyAssessments,
           [](const Values& values, v1::ListMyAssessmentsRequest& request) { request.set_cycle(values.Text("CYCLE")); },
           kMineView)},
      {.name = "show",
       .summary = "Show an audit; or an assessment of yours, with what good looks like.",
       .options = {Argument("NAME", NameKind::kAuditOrAssessment, "The audit or the assessment.")},
       .examples = {{"ehcpqa audit show 2025q4/7/health-1", "The criteria to mark, and the marks so far."},
                    {"ehcpqa audit show 2025q4/7", "The audit, with the assessments that you may see."}},
       .action = {ShowAudit,
                  {api::kGetAudit.name, api::kGetAssessment.name},
                  kAssessmentView,
                  v1::GetAssessmentResponse::descriptor()}},
  };
}

std::vector<Command> KeepingCommands() {
  const Option assessment = Argument("ASSESSMENT", NameKind::kAssessment, "Your assessment.");
  return {
      {.name = "submit",
       .summary = "Hand an assessment in; every criterion must be marked.",
       .options = {assessment},
       .examples = {{"ehcpqa audit submit 2025q4/7/health-1",
                     "Hand it in. Nothing changes afterwards unless it is returned."}},
       .action = Ask(
           api::kSubmitAssessment,
           [](const Values& values, v1::SubmitAssessmentRequest& request) {
             request.set_name(values.Text("ASSESSMENT"));
           },
           kSubmittedView)},
      {.name = "decline",
       .summary = "Give an assignment back before it is submitted.",
       .options = {assessment, Required(Reason("Why, without anything that identifies a child."))},
       .examples = {{"ehcpqa audit decline 2025q4/7/health-1 --reason 'I wrote advice for this plan'",
                     "Give it back."}},
       .action = Ask(api::kDeclineAssessment,
                     [](const Values& values, v1::DeclineAssessmentRequest& request) {
                       request.set_name(values.Text("ASSESSMENT"));
                       request.set_reason(values.Text("--reason"));
                     },
                     {})},
      {.name = "version",
       .summary = "Record which version of the plan is audited, by its final date.",
       .options = {Argument("AUDIT", NameKind::kAudit, "The audit."),
                   Argument("DATE", Kind::kDate, "Final date of the version.")},
       .examples = {{"ehcpqa audit version 2025q4/7 2025-10-03", "The plan finalised on 3 October is audited."}},
       .action = Ask(api::kRecordPlanVersion,
                     [](const Values& values, v1::RecordPlanVersionRequest& request) {
                       request.set_audit(values.Text("AUDIT"));
                       request.set_plan_version_on(values.Text("DATE"));
                     },
                     {{.columns = {"name", "plan_ref", "plan_version_on", "state", "etag"}}})},
  };
}

}  // namespace

Group AuditCommands() {
  Group group = {"audit", "Audits: find your assessments, mark them, hand them in.", ReadingCommands()};
  for (auto& commands : {RatingCommands(), KeepingCommands()}) {
    group.commands.insert(group.commands.end(), commands.begin(), commands.end());
  }
  return group;
}

}  // namespace ehcpqa::cli
