// ehcpqa-training: makes an invented return, lets invented auditors and an invented moderator work through the public
// API, and makes whole years of cycles with them.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include "clients/api/api.h"
#include "clients/returns/synthetic/synthetic_return.h"
#include "clients/training/people.h"
#include "clients/training/simulation.h"
#include "clients/training/work.h"
#include "clients/training/years.h"
#include "nlohmann/json.hpp"
#include "services/base/status_macros.h"

namespace ehcpqa::training {
namespace {

using api::Api;

struct Options {
  std::string server = "localhost:8443", certificates, token, cycle;
  Temper temper;
  bool leave_open = false, over_years = false;
};

absl::StatusOr<Api> Connect(const Options& options) {
  ASSIGN_OR_RETURN(const Api api, Api::Connect({options.server, options.certificates}));
  return api.As(options.token);
}

absl::Status ScoreCycle(const Options& options) {
  ASSIGN_OR_RETURN(const Api api, Connect(options));
  const std::string cycle = "cycles/" + options.cycle;
  Temper temper = options.temper;
  if (options.over_years) {
    ASSIGN_OR_RETURN(temper.quarter, QuarterOfCycle(api, cycle));
  }
  ASSIGN_OR_RETURN(const int done, Score(api, cycle, temper, options.leave_open));
  std::cout << "Synthetic marks: " << done << " assessments scored\n";
  return absl::OkStatus();
}

absl::Status ModerateCycle(const Options& options) {
  ASSIGN_OR_RETURN(const Api api, Connect(options));
  ASSIGN_OR_RETURN(const int settled, Moderate(api, "cycles/" + options.cycle));
  std::cout << "Synthetic moderation: " << settled << " differences settled\n";
  return absl::OkStatus();
}

absl::Status WriteYears(const std::string& server, const std::string& people_file, const YearsOptions& options) {
  ASSIGN_OR_RETURN(const People people, ReadPeople(server, people_file));
  return MakeYears(people, options, [](const QuarterMade& made) {
    std::cout << made.cycle << " published (synthetic): " << made.assessments << " assessments scored, "
              << made.differences << " differences settled" << std::endl;
  });
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
  score->add_flag("--over-years", options.over_years, "Plans change from quarter to quarter, as years has them");
  score->footer("Example:\n  EHCPQA_TOKEN=... ehcpqa-training score 2025q1 --name strict --severity 0.4");
  auto* moderate =
      with_connection(app.add_subcommand("moderate", "Settle all open differences as the moderator signed in"));
  moderate->footer("Example:\n  EHCPQA_TOKEN=... ehcpqa-training moderate 2025q1");
  YearsOptions span;
  std::string people;
  auto* years = app.add_subcommand(
      "years", "Make one published cycle a quarter: draw, allocate, score, moderate, review and publish");
  years->add_option("--people", people, "JSON: [{\"name\", \"certificates\", \"token\", \"severity\"}, ...]")
      ->required();
  years->add_option("--server", options.server, "host:port")->envname("EHCPQA_SERVER");
  years->add_option("--first", span.first, "The first quarter, and the id of its cycle")->capture_default_str();
  years->add_option("--last", span.last, "The last quarter")->capture_default_str();
  years->add_option("--rubric", span.rubric, "Published rubric version")->capture_default_str();
  years->add_option("--sample-size", span.sample_size, "Plans of each cycle")->capture_default_str();
  years->add_option("--double", span.double_marked, "Of these, plans marked twice")->capture_default_str();
  years->footer(
      "The people are a coordinator, a moderator and auditors who have signed in; import the registers of each year "
      "and publish the rubric first. From 2024q1 provision (sections F, G, H1, H2) is better by a step, and criterion "
      "E8 gets better every quarter. Where the area has services, each is declared as having had a part in three plans "
      "of five.\n"
      "Example:\n  ehcpqa-training years --people people.json --first 2022q1 --last 2024q4");
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
  const absl::Status status = *make    ? WriteReturn(invent, folder)
                              : *score ? ScoreCycle(options)
                              : *years ? WriteYears(options.server, people, span)
                                       : ModerateCycle(options);
  if (status.ok()) return 0;
  std::cerr << "ehcpqa-training: " << status.message() << "\n";
  return 1;
}

}  // namespace
}  // namespace ehcpqa::training

int main(int argc, char** argv) { return ehcpqa::training::Run(argc, argv); }
