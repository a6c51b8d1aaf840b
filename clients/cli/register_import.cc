#include "clients/cli/register_import.h"

#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/call.h"
#include "clients/cli/key_file.h"
#include "clients/cli/options.h"
#include "clients/cli/progress.h"
#include "clients/cli/register_views.h"
#include "clients/returns/lookups.h"
#include "clients/returns/return.h"

namespace ehcpqa::cli {
namespace {

View ReportView() {
  View view = {{.columns = {{"snapshot"},
                            {"la"},
                            {"as_at"},
                            {"persons", "persons read"},
                            {"rows_read"},
                            {"in_frame", "= in frame"},
                            {"not_open", "+ not open"},
                            {"no_plan", "+ no plan"},
                            {"rejected", "+ rejected"},
                            {"synthetic"},
                            {"dry_run"}}}};
  for (Table& table : ReportTables("")) view.push_back(std::move(table));
  return view;
}

// The look-ups that were named.
struct Lookups {
  std::optional<returns::Establishments> establishments;
  std::optional<returns::Districts> districts;
};

absl::StatusOr<Lookups> LoadLookups(const Values& values) {
  Lookups lookups;
  if (values.Has("--establishments")) {
    ASSIGN_OR_RETURN(lookups.establishments, returns::Establishments::Load(values.Text("--establishments")));
  }
  if (values.Has("--districts")) {
    ASSIGN_OR_RETURN(lookups.districts, returns::Districts::Load(values.Text("--districts")));
  }
  return lookups;
}

absl::Status Import(Context& context, const Values& values) {
  ASSIGN_OR_RETURN(const returns::Key key, LoadKey(context.environment(), values));
  ASSIGN_OR_RETURN(const Lookups lookups, LoadLookups(values));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  Progress progress(context.environment());
  returns::ReadSettings settings;
  settings.progress = [&](uint64_t bytes) { progress.Show("read", bytes >> 20, "MiB"); };
  ASSIGN_OR_RETURN(const auto sen2, returns::Return::Open(values.Text("PATH"), settings));
  v1::ImportHeader header = returns::ToImportHeader(sen2->header(), key);
  header.set_la(values.Text("--la"));
  header.set_dry_run(values.Flag("--dry-run"));
  const returns::ReadOptions options = {values.Text("--la"), &key,
                                        lookups.establishments ? &*lookups.establishments : nullptr,
                                        lookups.districts ? &*lookups.districts : nullptr};
  returns::ReadSummary read;
  const auto report = api.ImportRegister(header, [&](api::ImportSink& sink) -> absl::Status {
    uint64_t persons = 0;
    ASSIGN_OR_RETURN(read, returns::ReadRows(*sen2, options, [&](v1::PersonRows&& person) {
                       progress.Show("sent", ++persons, "persons");
                       return sink.Add(std::move(person));
                     }));
    return absl::OkStatus();
  });
  progress.Clear();
  RETURN_IF_ERROR(report.status());
  // What was noticed while reading belongs beside what the server noticed.
  v1::ImportReport whole = *report;
  for (const std::string& warning : read.warnings) whole.add_warnings(warning);
  context.Show(whole, ReportView());
  return absl::OkStatus();
}

}  // namespace

Command ImportCommand() {
  return {
      .name = "import",
      .summary = "Read a return, replace every identifier by a reference, and import what is left.",
      .options = {Argument("PATH", Kind::kFile,
                           "SEN2 return: XML, a zip, or the folder of a COLLECT export's nine CSV files."),
                  Required(Named("--la", Kind::kLa, "Code of your local authority.")), KeyOption(),
                  Named("--establishments", Kind::kFile, "GIAS extract (CSV), to know types of settings."),
                  Named("--districts", Kind::kFile, "CSV of postcode and district code, to know districts."), DryRun()},
      .examples = {{"ehcpqa register import sen2.xml --la 891 --dry-run",
                    "See the report of an import, and keep nothing."},
                   {"ehcpqa register import sen2-2025.zip --la 891 --establishments edubasealldata.csv",
                    "Import, and know types of settings."}},
      .action = {Import, {"RegisterService/ImportRegister"}, ReportView(), v1::ImportReport::descriptor()},
      .details =
          "Names, dates of birth, UPN, ULN and postcodes stay on this machine. The whole return is checked before a "
          "row is "
          "sent, and an import lands whole or not at all."};
}

}  // namespace ehcpqa::cli
