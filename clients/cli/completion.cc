#include "clients/cli/completion.h"

#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

// What the table means to a shell.
struct Words {
  std::map<std::string, std::vector<std::string>> below;    // Path -> the words or options that may follow.
  std::map<std::string, std::vector<std::string>> choices;  // "path:option" -> what the option takes.
  std::set<std::string> files;                              // "path:option" where a file is taken.
  std::set<std::string> file_arguments;                     // Paths of commands with a file for an argument.
};

bool TakesFile(const Option& option) { return option.kind == Kind::kFile || option.kind == Kind::kFolder; }

void AddOption(const std::string& path, const Option& option, Words* words) {
  if (option.positional()) {
    std::vector<std::string>& next = words->below[path];
    next.insert(next.end(), option.words.begin(), option.words.end());
    if (TakesFile(option)) words->file_arguments.insert(path);
    return;
  }
  words->below[path].push_back(option.name);
  const std::string key = absl::StrCat(path, ":", option.name);
  if (option.kind == Kind::kWord) words->choices[key] = option.words;
  if (TakesFile(option)) words->files.insert(key);
}

Words Gather(const std::vector<Group>& groups) {
  Words words;
  for (const Group& group : groups) {
    const size_t space = group.path.rfind(' ');
    if (space != std::string::npos) {
      words.below[group.path.substr(0, space)].push_back(group.path.substr(space + 1));
    } else if (!group.path.empty()) {
      words.below[""].push_back(group.path);
    }
    for (const Command& command : group.commands) {
      words.below[group.path].push_back(command.name);
      words.below[PathOf(group, command)];
      for (const Option& option : command.options) AddOption(PathOf(group, command), option, &words);
    }
  }
  return words;
}

// The options of every command, in the form of Words for any path.
std::string GlobalNames() {
  std::string names;
  for (const Option& option : GlobalOptions()) absl::StrAppend(&names, " ", option.name);
  return absl::StrCat(names, " --help");
}

// The patterns of a case, each quoted.
template <typename Keys>
std::string Patterns(const Keys& keys) {
  std::vector<std::string> quoted;
  for (const auto& key : keys) quoted.push_back(absl::StrCat("\"", key, "\""));
  return absl::StrJoin(quoted, "|");
}

template <typename Map>
std::string Cases(const Map& map, const std::string& before, const std::string& after) {
  std::string cases;
  for (const auto& [key, list] : map) {
    absl::StrAppend(&cases, "    \"", key, "\") ", before, absl::StrJoin(list, " "), after, " ;;\n");
  }
  return cases;
}

std::string Paths(const Words& words) {
  std::vector<std::string> paths;
  for (const auto& [path, list] : words.below) {
    if (!path.empty()) paths.push_back(path);
  }
  return Patterns(paths);
}

std::string Filled(const std::string& script, const Words& words) {
  return absl::StrReplaceAll(script, {{"%PATHS%", Paths(words)},
                                      {"%CHOICES%", Cases(words.choices, "choices=\"", "\"")},
                                      {"%FILES%", Patterns(words.files)},
                                      {"%FILE_ARGUMENTS%", Patterns(words.file_arguments)},
                                      {"%GLOBALS%", GlobalNames()},
                                      {"%BELOW%", Cases(words.below, "next=\"", "\"")}});
}

constexpr char kBash[] = R"(# bash completion for ehcpqa. Load it with: source <(ehcpqa completion bash)
_ehcpqa() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} at="" next="" choices="" i
  # --option=value arrives in three words.
  if [[ $cur == "=" ]]; then
    cur=""
  elif [[ $prev == "=" ]]; then
    prev=${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${at:+$at }${COMP_WORDS[i]}" in
    %PATHS%) at="${at:+$at }${COMP_WORDS[i]}" ;;
    esac
  done
  case "$at:$prev" in
    *":--output"|*":-o") choices="table json csv" ;;
%CHOICES%  esac
  if [[ -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -P "${cur%"${cur##*,}"}" -W "$choices" -- "${cur##*,}")
    return
  fi
  case "$at:$prev" in
  *":--certificates"|%FILES%)
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    return ;;
  esac
  case "$at" in
%BELOW%  esac
  mapfile -t COMPREPLY < <(compgen -W "$next%GLOBALS%" -- "$cur")
  [[ $cur == -* ]] && return
  case "$at" in
  %FILE_ARGUMENTS%)
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur") ;;
  esac
}
complete -o filenames -F _ehcpqa ehcpqa
)";

constexpr char kZsh[] = R"(#compdef ehcpqa
# zsh completion for ehcpqa. Load it with: source <(ehcpqa completion zsh)
_ehcpqa() {
  local at="" next="" choices="" word
  for word in ${words[2,CURRENT-1]}; do
    case "${at:+$at }$word" in
    %PATHS%) at="${at:+$at }$word" ;;
    esac
  done
  case "$at:${words[CURRENT-1]}" in
    *":--output"|*":-o") choices="table json csv" ;;
%CHOICES%  esac
  if [[ -n $choices ]]; then
    compset -P '*,'
    compadd -- ${=choices}
    return
  fi
  case "$at:${words[CURRENT-1]}" in
  *":--certificates"|%FILES%) _files; return ;;
  esac
  case "$at" in
%BELOW%  esac
  compadd -- ${=next}%GLOBALS%
  case "$at" in
  %FILE_ARGUMENTS%) _files ;;
  esac
}
compdef _ehcpqa ehcpqa
)";

absl::Status Complete(Context& context, const Values& values) {
  context.environment().out << (values.Text("SHELL") == "zsh" ? ZshCompletion(AllGroups())
                                                              : BashCompletion(AllGroups()));
  return absl::OkStatus();
}

}  // namespace

std::string BashCompletion(const std::vector<Group>& groups) { return Filled(kBash, Gather(groups)); }
std::string ZshCompletion(const std::vector<Group>& groups) { return Filled(kZsh, Gather(groups)); }

Command CompletionCommand() {
  Option shell = Argument("SHELL", Kind::kWord, "The shell.");
  shell.words = {"bash", "zsh"};
  return {.name = "completion",
          .summary = "Write a completion script for a shell.",
          .options = {shell},
          .examples = {{"ehcpqa completion bash > ~/.local/share/bash-completion/completions/ehcpqa",
                        "For every bash to come."}},
          .action = {Complete}};
}

}  // namespace ehcpqa::cli
