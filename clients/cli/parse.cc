#include "clients/cli/parse.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/help.h"
#include "clients/cli/options.h"
#include "services/base/status_macros.h"

#ifndef EHCPQA_VERSION
#error "EHCPQA_VERSION is set by CMakeLists.txt"
#endif

namespace ehcpqa::cli {
namespace {

constexpr int kMany = 1 << 20;

// What CLI11 found of an option, once it has parsed.
struct Bound {
  const Option* option;
  CLI::Option* parsed;
};

Bound Bind(CLI::App* app, const Option& option) {
  CLI::Option* parsed = nullptr;
  if (option.kind == Kind::kFlag) {
    parsed = app->add_flag(option.name);
  } else {
    parsed = app->add_option(option.name == "--output" ? "-o,--output" : option.name);
    parsed->required(option.required);
    if (option.repeated) {
      // An argument by position takes all that follow; an option takes one value each time it is given.
      parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
      parsed->expected(1, option.positional() ? kMany : 1);
    }
  }
  return {&option, parsed};
}

absl::Status Collect(const std::vector<Bound>& bound, Values* values) {
  for (const Bound& one : bound) {
    if (one.parsed->count() == 0) continue;
    if (one.option->kind == Kind::kFlag) {
      values->Replace(one.option->name, "true");
    } else {
      RETURN_IF_ERROR(values->Set(*one.option, one.parsed->results()));
    }
  }
  return absl::OkStatus();
}

// The tree of words, with the command at each leaf and its path at each knot.
class Tree {
 public:
  explicit Tree(const std::vector<Group>& groups) {
    Prepare(&app_, "");
    app_.add_flag_callback("--version", [] { throw CLI::CallForVersion(); });
    for (const Option& option : GlobalOptions()) globals_.push_back(Bind(&app_, option));
    for (const Group& group : groups) {
      CLI::App* knot = &app_;
      for (const std::string& word : std::vector<std::string>(absl::StrSplit(group.path, ' ', absl::SkipEmpty()))) {
        knot = Below(knot, word);
      }
      for (const Command& command : group.commands) {
        CLI::App* leaf = Below(knot, command.name);
        commands_[leaf] = &command;
        for (const Option& option : command.options) options_[leaf].push_back(Bind(leaf, option));
      }
    }
    for (const auto& [app, path] : paths_) {
      if (commands_.count(app) == 0) app->require_subcommand(1);
    }
  }

  CLI::App& app() { return app_; }

  // The furthest word that was understood.
  CLI::App* Reached() {
    CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }
  const Command* CommandOf(CLI::App* app) const {
    const auto found = commands_.find(app);
    return found == commands_.end() ? nullptr : found->second;
  }
  const std::string& PathOf(CLI::App* app) const { return paths_.at(app); }
  const std::vector<Bound>& globals() const { return globals_; }
  const std::vector<Bound>& OptionsOf(CLI::App* app) { return options_[app]; }

 private:
  void Prepare(CLI::App* app, const std::string& path) {
    paths_[app] = path;
    app->set_help_flag("-h,--help");
    app->fallthrough();  // So that the options of every command may stand behind it.
  }
  CLI::App* Below(CLI::App* knot, const std::string& word) {
    const std::string path = paths_[knot].empty() ? word : absl::StrCat(paths_[knot], " ", word);
    for (const auto& [app, known] : paths_) {
      if (known == path) return app;
    }
    CLI::App* below = knot->add_subcommand(word);
    Prepare(below, path);
    return below;
  }

  CLI::App app_;
  std::map<CLI::App*, std::string> paths_;
  std::map<CLI::App*, const Command*> commands_;
  std::map<CLI::App*, std::vector<Bound>> options_;
  std::vector<Bound> globals_;
};

Format FormatOf(const std::string& word) {
  return word == "json" ? Format::kJson : word == "csv" ? Format::kCsv : Format::kTable;
}

}  // namespace

absl::StatusOr<Parsed> Parse(const std::vector<Group>& groups, const std::vector<std::string>& arguments) {
  Tree tree(groups);
  Parsed parsed;
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // As CLI11 wants them.
    tree.app().parse(reversed);
  } catch (const CLI::CallForVersion&) {
    parsed.text = "ehcpqa " EHCPQA_VERSION "\n";
    return parsed;
  } catch (const CLI::CallForHelp&) {
    parsed.text = HelpText(groups, tree.PathOf(tree.Reached()));
    return parsed;
  } catch (const CLI::ParseError& error) {
    CLI::App* reached = tree.Reached();
    if (tree.CommandOf(reached) != nullptr) return UsageError(error.what());
    return UsageError(CommandsText(groups, tree.PathOf(reached)));
  }
  CLI::App* reached = tree.Reached();
  parsed.command = tree.CommandOf(reached);
  RETURN_IF_ERROR(Collect(tree.OptionsOf(reached), &parsed.values));
  Values globals;
  RETURN_IF_ERROR(Collect(tree.globals(), &globals));
  parsed.globals = {globals.Text("--server"), globals.Text("--certificates"), globals.Text("--token"),
                    FormatOf(globals.Text("--output"))};
  return parsed;
}

}  // namespace ehcpqa::cli
