// A command of the terminal client as data: what it is called, what it takes, an example of its use, and what it does.
// The parser, the help, the completion scripts and the tests all read this one table.
#ifndef EHCPQA_CLIENTS_CLI_COMMAND_H_
#define EHCPQA_CLIENTS_CLI_COMMAND_H_

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/names.h"
#include "clients/cli/view.h"

namespace google::protobuf {
class Descriptor;
}

namespace ehcpqa::cli {

class Context;
class Values;

// What an option takes.
enum class Kind {
  kFlag,      // Nothing; it is there or not.
  kText,      // Any text.
  kLongText,  // Any text; "-" reads standard input, so that what is confidential stays off the command line.
  kNumber,    // A whole number from `least` to `most`.
  kDate,      // YYYY-MM-DD
  kLa,        // Code of a local authority, three digits.
  kWord,      // One of `words`.
  kName,      // A resource name or its short form, of kind `names`.
  kFile,      // A file.
  kFolder,    // A folder.
};

// An option ("--seed") or, in capitals, an argument by position ("CYCLE").
struct Option {
  std::string name;
  std::string help;
  Kind kind = Kind::kText;
  bool required = false;
  bool repeated = false;  // Several values, separated by commas or given one by one.
  std::vector<std::string> words = {};
  NameKind names = {};
  int64_t least = 0;
  int64_t most = std::numeric_limits<int32_t>::max();

  bool positional() const { return name[0] != '-'; }
};

struct Example {
  std::string line;  // "ehcpqa cycle freeze 2025q4 --dry-run"
  std::string says;  // What it does.
};

// What a command does.
struct Action {
  std::function<absl::Status(Context&, const Values&)> run;
  // The methods of the contract that it may call, "CycleService/FreezeCycle".
  std::vector<std::string> methods = {};
  // How its reply is shown, and the type of that reply; null when it shows something else than a reply.
  View view = {};
  const google::protobuf::Descriptor* reply = nullptr;
};

struct Command {
  std::string name;  // The last word: "freeze".
  std::string summary;
  std::vector<Option> options = {};
  std::vector<Example> examples = {};
  Action action = {};
  // More to know than the summary says; may be empty.
  std::string details = {};
};

// The commands that share the words before the last. `path` is empty for those of one word.
struct Group {
  std::string path;  // "cycle", "audit conflict"
  std::string summary;
  std::vector<Command> commands;
};

// The words of a command: "cycle freeze".
std::string PathOf(const Group& group, const Command& command);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_COMMAND_H_
