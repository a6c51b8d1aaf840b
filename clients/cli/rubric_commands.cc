#include "absl/strings/str_cat.h"
#include "clients/api/rubric_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/files.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

// Twice what the server takes, so that it is the one to refuse.
constexpr size_t kMostBytes = 2 << 20;

const std::vector<Column> kVersionColumns = {"name", "title", "state", "criteria", "imported_at", "published_at"};

const View kRubricView = {
    {.columns = {"name", "title", "state", "imported_at", "published_at", "sha256", "rubric.description"}},
    {.title = "Criteria",
     .rows = "rubric.criteria",
     .columns = {"code", "section", "owner", "kind", "weight", "text", "source"},
     .csv = true},
    {.title = "Sections", .rows = "rubric.sections", .columns = {"code", "title", "weight"}},
    {.title = "Scale", .rows = "rubric.scale.levels", .columns = {"code", "label", "points"}},
    {.title = "Grades", .rows = "rubric.grades", .columns = {"code", "label", "minimum_score"}},
    {.title = "Limiting rules",
     .rows = "rubric.limiting_rules",
     .columns = {"code", "target", "cap", "off", "rationale"}}};

const View kMistakeView = {
    {.title = "Mistakes", .rows = "mistakes", .columns = {"line", "field", "message"}},
    {.columns = {{"version.name", "name"}, {"version.state", "state"}, {"version.criteria", "criteria"}}}};

absl::Status Import(Context& context, const Values& values) {
  v1::ImportRubricRequest request;
  ASSIGN_OR_RETURN(*request.mutable_text(), ReadText(context.environment(), values.Text("FILE"), kMostBytes));
  request.set_validate_only(values.Flag("--dry-run"));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::ImportRubricResponse response, api.Call(api::kImportRubric, request));
  context.Show(response, kMistakeView);
  if (response.mistakes().empty()) return absl::OkStatus();
  return Refuse(absl::StatusCode::kInvalidArgument, "RUBRIC_MISTAKES",
                absl::StrCat("Mistakes in the file: ", response.mistakes_size(), ". Nothing was kept."));
}

}  // namespace

Group RubricCommands() {
  const Option version = Argument("RUBRIC", NameKind::kRubric, "Rubric and version.");
  const auto name = [](const Values& values, auto& request) { request.set_name(values.Text("RUBRIC")); };
  return {
      "rubric",
      "Rubric versions: what is asked of a plan, and how answers become grades.",
      {
          {.name = "import",
           .summary = "Check a rubric file and keep it as a draft.",
           .options = {Argument("FILE", Kind::kFile, "The file; \"-\" is standard input."), DryRun()},
           .examples = {{"ehcpqa rubric import standard.textproto --dry-run", "Find the mistakes of a file."},
                        {"ehcpqa rubric import standard.textproto",
                         "Keep it as a draft, in place of a draft of that version."}},
           .action = {Import, {api::kImportRubric.name}, kMistakeView, v1::ImportRubricResponse::descriptor()}},
          {.name = "list",
           .summary = "List versions by id, newest first.",
           .examples = {{"ehcpqa rubric list", "All versions."}},
           .action = AskAll(api::kListRubrics, kNothing, {{.rows = "versions", .columns = kVersionColumns}})},
          {.name = "show",
           .summary = "Show one version whole.",
           .options = {version},
           .examples = {{"ehcpqa rubric show standard/1", "Criteria, scale, grades and rules."},
                        {"ehcpqa rubric show standard/1 --output json", "The same with what each level looks like."}},
           .action = Ask(api::kGetRubric, name, kRubricView)},
          {.name = "publish",
           .summary = "Freeze a draft for ever and make it available to cycles.",
           .options = {version},
           .examples = {{"ehcpqa rubric publish standard/1", "Publish it."}},
           .action = Ask(api::kPublishRubric, name, {{.columns = kVersionColumns}})},
      }};
}

}  // namespace ehcpqa::cli
