#include "clients/api/register_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"
#include "clients/cli/register_views.h"

namespace ehcpqa::cli {

std::vector<Table> ReportTables(const std::string& path) {
  const std::string report = path.empty() ? "" : path + ".";
  const auto counts = [&](const char* title, const char* field, const char* what) {
    return Table{.title = title, .rows = report + field, .columns = {{"name", what}, {"count", "plans"}}};
  };
  return {counts("Rejected, by reason", "rejections", "reason"),
          counts("Flags", "flags", "flag"),
          counts("Primary needs of the frame", "needs", "need"),
          {.title = "To look at", .rows = report + "warnings", .columns = {{".", "warning"}}}};
}

Group RegisterCommands() {
  Group group = {"register", "Registers: read a return on your own machine, and import it without identifiers.",
                 RegisterFileCommands()};
  View snapshot = {{.columns = {{"name"},
                                {"la"},
                                {"as_at"},
                                {"imported_at"},
                                {"imported_by"},
                                {"source_kind"},
                                {"layout_year"},
                                {"key_id"},
                                {"source_sha256", "source SHA-256"},
                                {"report.persons", "persons read"},
                                {"report.rows_read", "rows read"},
                                {"report.in_frame", "in frame"},
                                {"report.not_open", "not open"},
                                {"report.no_plan", "no plan"},
                                {"report.rejected", "rejected"},
                                {"report.synthetic", "synthetic"}}}};
  for (Table& table : ReportTables("report")) snapshot.push_back(std::move(table));
  group.commands.push_back({.name = "list",
                            .summary = "List imported registers, newest first.",
                            .options = {Named("--la", Kind::kLa, "Only those of this local authority.")},
                            .examples = {{"ehcpqa register list --la 891", "The registers of one authority."}},
                            .action = AskAll(api::kListSnapshots,
                                             [](const Values& values, v1::ListSnapshotsRequest& request) {
                                               request.set_la(values.Text("--la"));
                                             },
                                             {{.rows = "snapshots",
                                               .columns = {{"name"},
                                                           {"la"},
                                                           {"as_at"},
                                                           {"imported_at"},
                                                           {"imported_by"},
                                                           {"report.in_frame", "plans in frame"},
                                                           {"report.synthetic", "synthetic"}}}})});
  group.commands.push_back(
      {.name = "show",
       .summary = "Show one imported register with its import report.",
       .options = {Argument("SNAPSHOT", NameKind::kSnapshot, "The snapshot.")},
       .examples = {{"ehcpqa register show 891-2025-01-16-1", "How many plans, and what was left out."}},
       .action = Ask(
           api::kGetSnapshot,
           [](const Values& values, v1::GetSnapshotRequest& request) { request.set_name(values.Text("SNAPSHOT")); },
           snapshot)});
  return group;
}

}  // namespace ehcpqa::cli
