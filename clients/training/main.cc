// ehcpqa-training: makes an invented return, and lets invented auditors and an invented moderator work through the
// public API.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include "clients/api/api.h"
#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/moderation_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/returns/synthetic/synthetic_return.h"
#include "clients/training/simulation.h"
#include "nlohmann/json.hpp"
#include "services/base/status_macros.h"

namespace ehcpqa::training {
namespace {

using api::Api;

struct Options {
  std::string server = "localhost:8443", certificates, token, cycle;
  Temper temper;
  bool leave_open = false;
};

absl::StatusOr<Api> Connect(const Options& options) {
  ASSIGN_OR_RETURN(const Api api, Api::Connect({options.server, options.certificates}));
  return api.As(options.token);
}

absl::Status ScoreOne(const Api& api, const Options& options, const std::string& name) {
  v1::GetAssessmentRequest get;
  get.set_name(name);
  ASSIGN_OR_RETURN(const v1::GetAssessmentResponse work, api.Call(api::kGetAssessment, get));
  v1::SaveRatingsRequest save;
  save.set_assessment(name);
  for (const v1::CriterionToMark& criterion : work.criteria()) {
    if (!criterion.rating().level().empty() || criterion.rating().no_level() != v1::NO_LEVEL_UNSPECIFIED) continue;
    *save.add_ratings() = Mark(options.temper, work.assessment().plan_ref(), criterion.criterion());
  }
  if (save.ratings_size() > 0) RETURN_IF_ERROR(api.Call(api::kSaveRatings, save).status());
  if (options.leave_open) return absl::OkStatus();
  v1::SubmitAssessmentRequest submit;
  submit.set_name(name);
  return api.Call(api::kSubmitAssessment, submit).status();
}

absl::Status Score(const Options& options) {
  ASSIGN_OR_RETURN(const Api api, Connect(options));
  v1::ListMyAssessmentsRequest list;
  list.set_cycle("cycles/" + options.cycle);
  ASSIGN_OR_RETURN(const v1::ListMyAssessmentsResponse mine, api.ListAll(api::kListMyAssessments, list));
  int done = 0;
  for (const v1::Assessment& assessment : mine.assessments()) {
    if (assessment.state() == v1::ASSESSMENT_STATE_SUBMITTED) continue;
    RETURN_IF_ERROR(ScoreOne(api, options, assessment.name()));
    ++done;
  }
  std::cout << "Synthetic marks: " << done << " assessments scored\n";
  return absl::OkStatus();
}

absl::Status Moderate(const Options& options) {
  ASSIGN_OR_RETURN(const Api api, Connect(options));
  v1::GetCycleRequest cycle;
  cycle.set_name("cycles/" + options.cycle);
  ASSIGN_OR_RETURN(const v1::Cycle found, api.Call(api::kGetCycle, cycle));
  v1::GetRubricRequest get_rubric;
  get_rubric.set_name(found.rubric());
  ASSIGN_OR_RETURN(const v1::RubricVersion rubric, api.Call(api::kGetRubric, get_rubric));
  v1::ListDifferencesRequest list;
  list.set_parent("cycles/" + options.cycle);
  list.set_open_only(true);
  ASSIGN_OR_RETURN(const v1::ListDifferencesResponse open, api.ListAll(api::kListDifferences, list));
  for (const v1::Difference& entry : open.differences()) {
    v1::GetDifferenceRequest get;
    get.set_name(entry.name());
    ASSIGN_OR_RETURN(const v1::Difference difference, api.Call(api::kGetDifference, get));
    v1::AgreeRatingRequest agree;
    agree.set_name(entry.name());
    agree.set_etag(difference.etag());
    *agree.mutable_agreed() = Agree(difference, rubric.rubric());
    RETURN_IF_ERROR(api.Call(api::kAgreeRating, agree).status());
  }
  std::cout << "Synthetic moderation: " << open.differences_size() << " differences settled\n";
  return absl::OkStatus();
}

// Prints what was written and what an importer must find in it.
absl::Status WriteReturn(const synthetic::SyntheticOptions& options, const std::string& folder) {
  ASSIGN_OR_RETURN(const synthetic::SyntheticReturn made, synthetic::WriteSyntheticReturn(options, folder));
  const nlohmann::ordered_json json = {{"synthetic", true},
                                       {"return_files", made.return_files},
                                       {"establishments", made.establishments},
                                       {"districts", made.districts},
                                       {"persons", made.persons},
                                       {"rows_read", made.requests},
                                       {"in_frame", made.in_frame},
                                       {"not_open", made.not_open},
                                       {"no_plan", made.no_plan},
                                       {"rejected", made.rejected},
                                       {"flags",
                                        {{"upn_check_failed", made.upn_check_failed},
                                         {"uln_check_failed", made.uln_check_failed},
                                         {"no_upn_or_uln", made.no_upn_or_uln},
                                         {"second_open_plan", made.second_open_plan},
                                         {"transferred_in", made.transferred_in},
                                         {"decision_before_meeting", made.decision_before_meeting},
                                         {"several_setting_kinds", made.several_setting_kinds},
                                         {"need_missing", made.need_missing}}}};
  std::cout << json.dump(2) << "\n";
  return absl::OkStatus();
}

int Run(int argc, char** argv) {
  CLI::App app(
      "Invented returns, auditors and moderators, for training and demonstrations. Everything it makes is synthetic.",
      "ehcpqa-training");
  app.require_subcommand(1);
  Options options;
  const auto with_connection = [&](CLI::App* command) {
    command->add_option("cycle", options.cycle, "Id of the cycle")->required();
    command->add_option("--server", options.server, "host:port")->envname("EHCPQA_SERVER");
    command->add_option("--certificates", options.certificates, "Directory of the client certificate")
        ->envname("EHCPQA_CERTIFICATES")
        ->required();
    command->add_option("--token", options.token, "Session token")->envname("EHCPQA_TOKEN")->required();
    return command;
  };
  auto* score =
      with_connection(app.add_subcommand("score", "Score and submit all assessments of the auditor signed in"));
  score->add_option("--name", options.temper.name, "Whose noise it is")->required();
  score->add_option("--severity", options.temper.severity, "0.5 is strict, -0.5 lenient");
  score->add_option("--seed", options.temper.seed, "Another seed is another world of plans");
  score->add_flag("--leave-open", options.leave_open, "Save the marks, but do not submit");
  score->footer("Example:\n  EHCPQA_TOKEN=... ehcpqa-training score 2025q1 --name strict --severity 0.4");
  auto* moderate =
      with_connection(app.add_subcommand("moderate", "Settle all open differences as the moderator signed in"));
  moderate->footer("Example:\n  EHCPQA_TOKEN=... ehcpqa-training moderate 2025q1");
  synthetic::SyntheticOptions invent;
  std::string folder;
  bool csv = false, clean = false;
  auto* make =
      app.add_subcommand("return", "Write an invented SEN2 return, calibrated to the published counts of an authority");
  make->add_option("--la", invent.la, "Three-digit code of the authority")->required();
  make->add_option("--plans", invent.plans, "Open plans; 0 means as many as were published");
  make->add_option("--as-at", invent.reference_date, "Reference date, YYYY-MM-DD");
  make->add_option("--seed", invent.seed, "The same options give the same bytes on every machine");
  make->add_flag("--csv", csv, "Nine CSV files as COLLECT exports them, not XML");
  make->add_flag("--clean", clean, "Without deliberate defects");
  make->add_option("--to", folder, "Folder, which must exist")->required();
  make->footer("Example:\n  mkdir invented && ehcpqa-training return --la 891 --seed 1 --to invented");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  invent.format = csv ? synthetic::ReturnFormat::kCsv : synthetic::ReturnFormat::kXml;
  invent.defects = !clean;
  const absl::Status status = *make ? WriteReturn(invent, folder) : *score ? Score(options) : Moderate(options);
  if (status.ok()) return 0;
  std::cerr << "ehcpqa-training: " << status.message() << "\n";
  return 1;
}

}  // namespace
}  // namespace ehcpqa::training

int main(int argc, char** argv) { return ehcpqa::training::Run(argc, argv); }
