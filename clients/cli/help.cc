#include "clients/cli/help.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/options.h"
#include "clients/cli/wrap.h"

namespace ehcpqa::cli {
namespace {

constexpr size_t kIndent = 26;

std::string Entry(const std::string& term, const std::string& text) {
  std::string entry = absl::StrCat("  ", term);
  entry += entry.size() + 2 > kIndent ? "\n" + std::string(kIndent, ' ') : std::string(kIndent - entry.size(), ' ');
  return absl::StrCat(entry, Wrapped(text, kIndent), "\n");
}

std::string Described(const Option& option) {
  std::vector<std::string> parts = {option.help};
  if (option.kind == Kind::kWord && option.repeated) {
    parts.push_back(absl::StrCat("Any of ", absl::StrJoin(option.words, ", "), "."));
  } else if (option.kind == Kind::kWord) {
    parts.push_back(absl::StrCat("One of ", absl::StrJoin(option.words, ", "), "."));
  }
  if (option.kind == Kind::kName) parts.push_back(absl::StrCat("Example: ", ExampleOf(option.names), "."));
  if (option.kind == Kind::kLongText) parts.push_back("\"-\" reads standard input.");
  if (option.required && !option.positional()) parts.push_back("Required.");
  return absl::StrJoin(parts, " ");
}

std::string Entries(const std::string& title, const std::vector<Option>& options, bool positional) {
  std::string text;
  for (const Option& option : options) {
    if (option.positional() != positional) continue;
    const std::string takes = option.kind == Kind::kFlag || positional ? "" : absl::StrCat(" ", Placeholder(option));
    const std::string name = option.name == "--output" ? "-o, --output" : option.name;
    absl::StrAppend(&text, Entry(absl::StrCat(name, takes), Described(option)));
  }
  return text.empty() ? "" : absl::StrCat("\n", title, "\n", text);
}

std::string CommandHelp(const std::string& path, const Command& command) {
  std::string text = absl::StrCat(UsageLine(path, command), "\n\n", Wrapped(command.summary, 0), "\n");
  if (!command.details.empty()) absl::StrAppend(&text, "\n", Wrapped(command.details, 0), "\n");
  absl::StrAppend(&text, Entries("Arguments", command.options, true), Entries("Options", command.options, false),
                  Entries("Options of every command", GlobalOptions(), false), "\nExamples\n");
  for (const Example& example : command.examples) {
    absl::StrAppend(&text, "  ", example.line, "\n      ", Wrapped(example.says, 6), "\n");
  }
  return text;
}

// Commands and groups whose path begins with `path` and goes on by one word, with their summaries, in the order of the
// table.
std::vector<std::pair<std::string, std::string>> Below(const std::vector<Group>& groups, const std::string& path) {
  std::vector<std::pair<std::string, std::string>> below;
  for (const Group& group : groups) {
    if (group.path == path) {
      for (const Command& command : group.commands) below.emplace_back(command.name, command.summary);
    } else if (path.empty() || group.path.rfind(path + " ", 0) == 0) {
      const std::string rest = path.empty() ? group.path : group.path.substr(path.size() + 1);
      if (rest.find(' ') == std::string::npos) below.emplace_back(rest, group.summary);
    }
  }
  return below;
}

}  // namespace

std::string PathOf(const Group& group, const Command& command) {
  return group.path.empty() ? command.name : absl::StrCat(group.path, " ", command.name);
}

std::string Placeholder(const Option& option) {
  std::string word = absl::AsciiStrToUpper(option.name.substr(option.name.find_first_not_of('-')));
  if (option.kind == Kind::kDate) word = "YYYY-MM-DD";
  if (option.kind == Kind::kNumber) word = "N";
  if (option.kind == Kind::kFile) word = "FILE";
  if (option.kind == Kind::kFolder) word = "FOLDER";
  if (option.kind == Kind::kText || option.kind == Kind::kLongText) word = "TEXT";
  return option.repeated ? word + ",..." : word;
}

std::string UsageLine(const std::string& path, const Command& command) {
  std::string line = absl::StrCat("ehcpqa ", path);
  bool has_options = false;
  for (const Option& option : command.options) {
    if (!option.positional()) {
      has_options = true;
      if (option.required) absl::StrAppend(&line, " ", option.name, " ", Placeholder(option));
      continue;
    }
    absl::StrAppend(&line, option.required ? " " : " [", option.name, option.repeated ? "..." : "",
                    option.required ? "" : "]");
  }
  return has_options ? line + " [OPTIONS]" : line;
}

std::string CommandsText(const std::vector<Group>& groups, const std::string& path) {
  std::vector<std::string> names;
  for (const auto& [name, says] : Below(groups, path)) names.push_back(name);
  return absl::StrCat("Name a command of ehcpqa", path.empty() ? "" : " ", path, ": ", absl::StrJoin(names, ", "), ".");
}

std::string HelpText(const std::vector<Group>& groups, const std::string& path) {
  std::string summary =
      "Runs quarterly multi-agency quality audits of Education, Health and Care Plans: the terminal client.";
  for (const Group& group : groups) {
    for (const Command& command : group.commands) {
      if (PathOf(group, command) == path) return CommandHelp(path, command);
    }
    if (!path.empty() && group.path == path) summary = group.summary;
  }
  std::string text =
      absl::StrCat("ehcpqa ", path, path.empty() ? "" : " ", "COMMAND\n\n", Wrapped(summary, 0), "\n\nCommands\n");
  for (const auto& [name, says] : Below(groups, path)) absl::StrAppend(&text, Entry(name, says));
  absl::StrAppend(&text, Entries("Options of every command", GlobalOptions(), false));
  absl::StrAppend(&text, "\nExit codes: 0 done, 1 refused, 2 wrong command line, 3 server out of reach.\n");
  absl::StrAppend(&text, "More: ehcpqa ", path, path.empty() ? "" : " ", "COMMAND --help\n");
  return text;
}

}  // namespace ehcpqa::cli
