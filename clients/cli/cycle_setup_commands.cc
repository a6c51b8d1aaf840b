#include "clients/api/cycle_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/cycle_views.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

// What a person sets of a cycle, in the order of its definition.
std::vector<Option> SettableOptions() {
  return {
      Named("--title", Kind::kText, "Title for display."),
      Named("--from", Kind::kDate, "First day of the audit window."),
      Named("--to", Kind::kDate, "Last day of the audit window."),
      Named("--rubric", NameKind::kRubric, "Published rubric version."),
      Repeated(Named("--snapshot", NameKind::kSnapshot, "Register snapshots, one for each local authority.")),
      Number("--sample-size", 1, 5000, "Plans to audit."),
      Repeated(WordsOf<v1::StratifyBy>("--by", "Dimensions crossed into strata; without it there is one stratum.")),
      Number("--minimum", 0, 50, "Fewest plans taken from a stratum; 0 means 2."),
      Number("--pool-below", 0, 1'000'000, "Strata smaller than this are pooled; 0 means twice the minimum."),
      Number("--double", 0, 5000, "Plans that get a second, independent set of marks."),
      Number("--exclude-last", 0, 100, "Leave out plans audited in so many cycles before; not given means 4."),
      Number("--reserves", 0, 1'000'000, "Reserves for each stratum; 0 means all that are left."),
      Named("--due", Kind::kDate, "Day by which assessments are due."),
      WordsOf<v1::CycleLevel>("--level", "Kind of quality assurance; not given means multi-agency-audit."),
      WordsOf<v1::PlanKind>("--kind", "Which plans; not given means both."),
      Named("--focus", Kind::kText, "What the cycle looks at in particular."),
  };
}

std::vector<Option> CreateOptions() {
  std::vector<Option> options = {Argument("ID", Kind::kText, "Id of your choice: 2 to 40 letters, digits and '-'.")};
  for (Option& option : SettableOptions()) {
    for (const char* name : {"--title", "--from", "--to", "--rubric", "--snapshot", "--sample-size"}) {
      if (option.name == name) option.required = true;
    }
    options.push_back(std::move(option));
  }
  options.push_back(DryRun("Show the draft that would be sent, and send nothing."));
  return options;
}

std::vector<Option> UpdateOptions() {
  std::vector<Option> options = {Argument("CYCLE", NameKind::kCycle, "The cycle.")};
  for (Option& option : SettableOptions()) options.push_back(std::move(option));
  options.push_back(Etag());
  options.push_back(DryRun("Show the draft that would be sent, and send nothing."));
  return options;
}

// Puts what was given into the cycle, and leaves the rest as it is.
void Apply(const Values& values, v1::Cycle* cycle) {
  const auto text = [&](const char* name, auto set) {
    if (values.Has(name)) (cycle->*set)(values.Text(name));
  };
  const auto number = [&](const char* name, auto set) {
    if (values.Has(name)) (cycle->*set)(values.Number(name));
  };
  using Cycle = v1::Cycle;
  text("--title", &Cycle::set_title<std::string>);
  text("--from", &Cycle::set_window_start<std::string>);
  text("--to", &Cycle::set_window_end<std::string>);
  text("--rubric", &Cycle::set_rubric<std::string>);
  text("--due", &Cycle::set_due_on<std::string>);
  text("--focus", &Cycle::set_focus<std::string>);
  number("--sample-size", &Cycle::set_sample_size);
  number("--minimum", &Cycle::set_minimum_per_stratum);
  number("--pool-below", &Cycle::set_pool_below);
  number("--double", &Cycle::set_double_marked);
  number("--exclude-last", &Cycle::set_exclude_last_cycles);
  number("--reserves", &Cycle::set_reserves_per_stratum);
  if (values.Has("--level")) cycle->set_level(values.Word<v1::CycleLevel>("--level"));
  if (values.Has("--kind")) cycle->set_kind(values.Word<v1::PlanKind>("--kind"));
  if (values.Has("--snapshot")) {
    cycle->clear_snapshots();
    for (const std::string& snapshot : values.List("--snapshot")) cycle->add_snapshots(snapshot);
  }
  if (values.Has("--by")) {
    cycle->clear_stratify_by();
    for (const v1::StratifyBy dimension : values.Words<v1::StratifyBy>("--by")) cycle->add_stratify_by(dimension);
  }
}

absl::Status Create(Context& context, const Values& values) {
  v1::CreateCycleRequest request;
  request.set_cycle_id(values.Text("ID"));
  Apply(values, request.mutable_cycle());
  v1::Cycle cycle = request.cycle();
  if (!values.Flag("--dry-run")) {
    ASSIGN_OR_RETURN(const api::Api api, context.Connect());
    ASSIGN_OR_RETURN(cycle, api.Call(api::kCreateCycle, request));
  }
  context.Show(cycle, CycleView());
  return absl::OkStatus();
}

// The contract replaces every settable field, so the cycle is read first and its etag kept.
absl::Status Update(Context& context, const Values& values) {
  v1::GetCycleRequest get;
  get.set_name(values.Text("CYCLE"));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(v1::Cycle cycle, api.Call(api::kGetCycle, get));
  Apply(values, &cycle);
  if (values.Has("--etag")) cycle.set_etag(values.Text("--etag"));
  if (!values.Flag("--dry-run")) {
    v1::UpdateCycleRequest request;
    *request.mutable_cycle() = cycle;
    ASSIGN_OR_RETURN(cycle, api.Call(api::kUpdateCycle, request));
  }
  context.Show(cycle, CycleView());
  return absl::OkStatus();
}

}  // namespace

std::vector<Command> CycleSetupCommands() {
  return {
      {.name = "create",
       .summary = "Make a draft.",
       .options = CreateOptions(),
       .examples =
           {{"ehcpqa cycle create 2025q4 --title 'Autumn 2025' --from 2025-09-01 --to 2025-11-30 --rubric standard/1 "
             "--snapshot 891-2025-01-16-1 --sample-size 48 --by need,key-stage --double 6 --due 2025-12-12",
             "A quarter's audit of 48 plans, six of them marked twice."}},
       .action = {Create, {api::kCreateCycle.name}, CycleView(), v1::Cycle::descriptor()}},
      {.name = "update",
       .summary = "Change a draft; what you do not name stays as it is.",
       .options = UpdateOptions(),
       .examples = {{"ehcpqa cycle update 2025q4 --sample-size 60 --due 2025-12-19", "A larger sample and more time."}},
       .action = {Update, {api::kGetCycle.name, api::kUpdateCycle.name}, CycleView(), v1::Cycle::descriptor()}},
  };
}

}  // namespace ehcpqa::cli
