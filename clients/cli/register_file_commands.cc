// What the local authority does on its own machine, with its own key.
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/files.h"
#include "clients/cli/groups.h"
#include "clients/cli/key_file.h"
#include "clients/cli/options.h"
#include "clients/cli/register_import.h"
#include "clients/cli/rows.h"
#include "clients/registers/case_list.h"
#include "clients/returns/locate.h"

namespace ehcpqa::cli {
namespace {

constexpr size_t kLongestIdentifier = 200;

absl::Status MakeKey(Context& context, const Values& values) {
  ASSIGN_OR_RETURN(const std::string path, KeyPath(context.environment(), values));
  MakeFoldersAbove(path);
  ASSIGN_OR_RETURN(const returns::Key key, returns::CreateKeyFile(path));
  context.environment().out << RowsText({"key_file", "key_id"}, {{{path}, {key.id()}}}, context.format(),
                                        context.bold());
  context.Note(
      "Keep a copy of this file in a safe. Without it the history of every plan is lost; with it, anyone can find "
      "out which child a reference stands for. Never send it to anybody.");
  return absl::OkStatus();
}

absl::Status FindRef(Context& context, const Values& values) {
  ASSIGN_OR_RETURN(const returns::Key key, LoadKey(context.environment(), values));
  Environment& environment = context.environment();
  std::string identifier;
  if (environment.in_is_terminal) {
    ASSIGN_OR_RETURN(identifier, environment.ask_secret("UPN or ULN (not shown): "));
  } else {
    ASSIGN_OR_RETURN(identifier, ReadText(environment, "-", kLongestIdentifier));
  }
  absl::StripAsciiWhitespace(&identifier);
  ASSIGN_OR_RETURN(const returns::FindRefResult result, returns::FindRefs(key, values.Text("--la"), identifier));
  std::vector<Row> rows;
  for (const returns::FoundRef& ref : result.refs) {
    rows.push_back({{ref.plan_ref}, {ref.basis == returns::Basis::kUpn ? "upn" : "uln"}});
  }
  environment.out << RowsText({"plan_ref", "basis"}, rows, context.format(), context.bold());
  for (const std::string& warning : result.warnings) environment.err << "ehcpqa: " << OneLine(warning) << "\n";
  return absl::OkStatus();
}

// The case list names children: it goes to a file for the owner's eyes, or to standard output where that was chosen,
// never on.
absl::Status Locate(Context& context, const Values& values) {
  ASSIGN_OR_RETURN(const returns::Key key, LoadKey(context.environment(), values));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const registers::CaseList list,
                   registers::FindCases(api, key, values.Text("--sample"), values.Text("--la"), values.Text("RETURN")));
  std::vector<Row> rows;
  for (const registers::Case& one : list.cases) {
    rows.push_back({{one.plan_ref}, {one.audit}, {one.surname}, {one.forename}, {one.upn}, {one.uln}});
  }
  const Format format = context.format() == Format::kJson ? Format::kJson : Format::kCsv;
  const std::string cases = RowsText(registers::CaseColumns(), rows, format, false);
  if (values.Has("--to")) {
    RETURN_IF_ERROR(WritePrivateFile(values.Text("--to"), cases));
    context.Note(absl::StrCat(list.plans - list.missing.size(), " of ", list.plans, " cases written to ",
                              values.Text("--to"),
                              ", which names children: hand it over by a safe way, and delete it."));
  } else {
    context.environment().out << cases;
  }
  return registers::CheckWhole(list);
}

}  // namespace

std::vector<Command> RegisterFileCommands() {
  const Option la = Required(Named("--la", Kind::kLa, "Code of your local authority."));
  return {
      {.name = "make-key",
       .summary = "Make your authority's key, once and for all. Runs on this machine alone.",
       .options = {la, KeyOption()},
       .examples = {{"ehcpqa register make-key --la 891", "Make ~/.config/ehcpqa/la-891.key."}},
       .action = {MakeKey}},
      {.name = "find-ref",
       .summary = "Show the reference of a UPN or ULN read from standard input. Runs on this machine alone.",
       .options = {la, KeyOption()},
       .examples = {{"ehcpqa register find-ref --la 891", "Ask for a UPN or ULN, without showing it."},
                    {"ehcpqa register find-ref --la 891 < upn.txt", "Take it from a file."}},
       .action = {FindRef}},
      {.name = "locate",
       .summary = "Write the case list of a sample: which child each reference stands for. The list is never sent.",
       .options = {Argument("RETURN", Kind::kFile, "The return that was imported: a file or a folder."),
                   Required(Named("--sample", NameKind::kCycle, "The cycle whose sample is wanted.")), la, KeyOption(),
                   Named("--to", Kind::kFile, "File to write, for your eyes alone; else standard output.")},
       .examples = {{"ehcpqa register locate sen2.xml --sample 2025q4 --la 891 --to cases.csv",
                     "Reference, audit, name, UPN and ULN of every plan of the sample."}},
       .action = {Locate, {api::kListSample.name}}},
      ImportCommand(),
  };
}

}  // namespace ehcpqa::cli
