#include "clients/cli/register_import.h"

#include "clients/cli/call.h"
#include "clients/cli/key_file.h"
#include "clients/cli/options.h"
#include "clients/cli/progress.h"
#include "clients/cli/register_views.h"
#include "clients/registers/importing.h"

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

absl::Status Import(Context& context, const Values& values) {
  ASSIGN_OR_RETURN(const returns::Key key, LoadKey(context.environment(), values));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  registers::ImportOrder order;
  order.path = values.Text("PATH");
  order.la = values.Text("--la");
  order.establishments = values.Text("--establishments");
  order.districts = values.Text("--districts");
  order.dry_run = values.Flag("--dry-run");
  Progress progress(context.environment());
  const auto report = registers::ImportReturn(api, key, order,
                                              {[&](uint64_t bytes) { progress.Show("read", bytes >> 20, "MiB"); },
                                               [&](uint64_t persons) { progress.Show("sent", persons, "persons"); }});
  progress.Clear();
  RETURN_IF_ERROR(report.status());
  context.Show(*report, ReportView());
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
