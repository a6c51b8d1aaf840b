#include "clients/cli/run.h"

#include <algorithm>
#include <string_view>

#include "clients/cli/context.h"
#include "clients/cli/failure.h"
#include "clients/cli/files.h"
#include "clients/cli/groups.h"
#include "clients/cli/parse.h"
#include "services/base/status_macros.h"

namespace ehcpqa::cli {
namespace {

constexpr size_t kLongestText = 64 << 10;

// The format that was meant, also where the command line as a whole cannot be understood.
Format MeantFormat(const std::vector<std::string>& arguments) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--output=json" || arguments[i] == "-ojson") return Format::kJson;
    const bool named = arguments[i] == "--output" || arguments[i] == "-o";
    if (named && i + 1 < arguments.size() && arguments[i + 1] == "json") return Format::kJson;
  }
  return Format::kTable;
}

// Texts given as "-" are on standard input; there is one of it.
absl::Status ReadLongTexts(const Environment& environment, const Command& command, Values* values) {
  bool read = false;
  for (const Option& option : command.options) {
    if (option.kind != Kind::kLongText || values->Text(option.name) != "-") continue;
    if (read) return UsageError(option.name + ": only one text can come from standard input.");
    read = true;
    ASSIGN_OR_RETURN(std::string text, ReadText(environment, "-", kLongestText));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    values->Replace(option.name, std::move(text));
  }
  return absl::OkStatus();
}

absl::Status RunCommand(Environment& environment, Parsed& parsed) {
  RETURN_IF_ERROR(ReadLongTexts(environment, *parsed.command, &parsed.values));
  Context context(environment, parsed.globals);
  RETURN_IF_ERROR(parsed.command->action.run(context, parsed.values));
  if (parsed.values.Flag("--dry-run")) context.Note("This was a dry run: nothing was changed.");
  return absl::OkStatus();
}

int Report(const absl::Status& status, Format format, Environment& environment) {
  if (status.ok()) return kExitDone;
  environment.out.flush();
  const bool red = environment.err_is_terminal && environment.variable("NO_COLOR").empty();
  environment.err << FailureText(status, format, red);
  return ExitCodeOf(status);
}

}  // namespace

int Run(const std::vector<std::string>& arguments, Environment& environment) {
  absl::StatusOr<Parsed> parsed = Parse(AllGroups(), arguments);
  if (!parsed.ok()) return Report(parsed.status(), MeantFormat(arguments), environment);
  if (parsed->command == nullptr) {
    environment.out << parsed->text;
    return kExitDone;
  }
  absl::Status status = RunCommand(environment, *parsed);
  if (status.ok() && !environment.out.flush()) status = absl::DataLossError("Cannot write to standard output.");
  return Report(status, parsed->globals.format, environment);
}

}  // namespace ehcpqa::cli
