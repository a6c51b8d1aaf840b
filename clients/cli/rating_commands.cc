#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/files.h"
#include "clients/cli/groups.h"
#include "clients/cli/marks.h"
#include "clients/cli/options.h"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

// Twice what the server takes, so that it is the one to refuse.
constexpr size_t kMostBytes = 4 << 20;

const View kRatedView = {{.columns = {"marked", {"criteria", "of criteria"}}},
                         {.title = "Saved",
                          .rows = "ratings",
                          .columns = {"criterion", "level", "no_level", "cause", "evidence", "na_reason", "etag"},
                          .csv = true}};

const View kLoadedView = {{.title = "Mistakes", .rows = "mistakes", .columns = {"row", "column", "message"}},
                          {.columns = {"saved"}}};

void FillRating(const Values& values, v1::SaveRatingsRequest& request) {
  request.set_assessment(values.Text("ASSESSMENT"));
  v1::Rating* rating = request.add_ratings();
  rating->set_criterion(values.Text("CRITERION"));
  rating->set_etag(values.Text("--etag"));
  if (values.Text("LEVEL") == "clear") return;
  SetLevel(values.Text("LEVEL"), rating);
  rating->set_cause(values.Word<v1::Cause>("--cause"));
  rating->set_evidence(values.Text("--evidence"));
  rating->set_na_reason(values.Text("--na-reason"));
}

absl::Status Load(Context& context, const Values& values) {
  v1::LoadRatingsRequest request;
  request.set_cycle(values.Text("CYCLE"));
  request.set_validate_only(values.Flag("--dry-run"));
  ASSIGN_OR_RETURN(*request.mutable_csv(), ReadText(context.environment(), values.Text("FILE"), kMostBytes));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::LoadRatingsResponse response, api.Call(api::kLoadRatings, request));
  context.Show(response, kLoadedView);
  if (response.mistakes().empty()) return absl::OkStatus();
  return Refuse(absl::StatusCode::kInvalidArgument, "RATING_MISTAKES",
                absl::StrCat("Mistakes in the file: ", response.mistakes_size(), ". No mark was saved."));
}

// What is still to mark, as a file that Load takes back once it is filled in.
absl::Status Sheet(Context& context, const Values& values) {
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  v1::ListMyAssessmentsRequest list;
  list.set_cycle(values.Text("CYCLE"));
  ASSIGN_OR_RETURN(const v1::ListMyAssessmentsResponse mine, api.ListAll(api::kListMyAssessments, list));
  std::vector<Row> rows;
  for (const v1::Assessment& assessment : mine.assessments()) {
    if (assessment.state() == v1::ASSESSMENT_STATE_SUBMITTED) continue;
    v1::GetAssessmentRequest get;
    get.set_name(assessment.name());
    ASSIGN_OR_RETURN(const v1::GetAssessmentResponse work, api.Call(api::kGetAssessment, get));
    for (const v1::CriterionToMark& item : work.criteria()) {
      const v1::Rating& rating = item.rating();
      if (!rating.level().empty() || rating.no_level() != v1::NO_LEVEL_UNSPECIFIED) continue;
      rows.push_back({{assessment.name()}, {item.criterion().code()}, {}, {}, {}, {}});
    }
  }
  const std::string csv = ToCsv({"assessment", "criterion", "level", "cause", "evidence", "na_reason"}, rows);
  if (values.Has("--to")) return WritePrivateFile(values.Text("--to"), csv);
  context.environment().out << csv;
  return absl::OkStatus();
}

}  // namespace

std::vector<Command> RatingCommands() {
  return {
      {.name = "rate",
       .summary = "Mark one criterion.",
       .options = {Argument("ASSESSMENT", NameKind::kAssessment, "Your assessment."),
                   Argument("CRITERION", Kind::kText, "Code of the criterion."),
                   Argument("LEVEL", Kind::kText, absl::StrCat(kLevelHelp, ", or clear to take the mark back.")),
                   WordsOf<v1::Cause>("--cause", "Why it was not met in full; required below the best level."),
                   Named("--evidence", Kind::kLongText, "What was seen, without anything that identifies a child."),
                   Named("--na-reason", Kind::kLongText, "Why it does not apply; required with na."),
                   Named("--etag", Kind::kText, "Etag of the mark that this one replaces.")},
       .examples =
           {{"ehcpqa audit rate 2025q4/7/health-1 G1 partly_met --cause advice-weak --evidence 'Hours are not stated'",
             "A mark below the best level, with its cause."},
            {"ehcpqa audit rate 2025q4/7/health-1 G4 na --na-reason 'No health provision is needed'",
             "A criterion that does not apply."},
            {"ehcpqa audit rate 2025q4/7/health-1 G1 partly_met --cause other --evidence - < note.txt",
             "Evidence from a file, so that it stays off the command line."}},
       .action = Ask(api::kSaveRatings, FillRating, kRatedView)},
      {.name = "sheet",
       .summary = "Write a CSV file of all that you have still to mark in a cycle, to be filled in and loaded.",
       .options = {Argument("CYCLE", NameKind::kCycle, "The cycle."),
                   Named("--to", Kind::kFile, "File to write, for your eyes alone; else standard output.")},
       .examples = {{"ehcpqa audit sheet 2025q4 --to marks.csv", "A sheet to fill in."}},
       .action = {Sheet, {api::kListMyAssessments.name, api::kGetAssessment.name}}},
      {.name = "load",
       .summary = "Save the marks of a CSV file, whole or not at all.",
       .options = {Argument("CYCLE", NameKind::kCycle, "The cycle."),
                   Argument("FILE", Kind::kFile,
                            "CSV with a header: assessment, criterion, level, cause, evidence, na_reason; \"-\" is "
                            "standard input."),
                   DryRun("Find the mistakes, and save nothing.")},
       .examples = {{"ehcpqa audit load 2025q4 marks.csv --dry-run", "Find the mistakes of a file."},
                    {"ehcpqa audit load 2025q4 marks.csv", "Save its marks."}},
       .action = {Load, {api::kLoadRatings.name}, kLoadedView, v1::LoadRatingsResponse::descriptor()}},
  };
}

}  // namespace ehcpqa::cli
