// Registers that were imported, and the report of each.
#include "absl/strings/str_cat.h"
#include "clients/api/register_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/registers/import_report_view.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

std::string TitleOf(const v1::Snapshot& snapshot) {
  return absl::StrCat("Register of authority ", snapshot.la(), " on ", DateWords(snapshot.as_at()));
}

absl::StatusOr<Response> ShowAll(Visit& visit) {
  ASSIGN_OR_RETURN(const auto all, visit.api().ListAll(api::kListSnapshots, v1::ListSnapshotsRequest()));
  Page page(visit, "Registers");
  page.blocks().Text(
      "A register holds one authority’s plans that were open on one day, read from its SEN2 return. It holds no name, "
      "date of "
      "birth, postcode or number of a child: the authority’s own machine replaces them by references before anything "
      "is sent.");
  if (visit.Holds(v1::ROLE_COORDINATOR)) {
    page.blocks().Add(Button{.text = "Import a return", .href = "/registers/import"});
  }
  if (all.snapshots().empty()) {
    page.blocks().Text("No return has been imported yet.");
    return page.Show();
  }
  WideTable wide;
  wide.table.caption = "Imported registers, newest first";
  wide.table.columns = {{"Register"}, {"Open plans", true}, {"Imported"}, {"By"}, {"Data"}};
  for (const v1::Snapshot& one : all.snapshots()) {
    wide.table.rows.push_back({{TitleOf(one), "/registers/" + Encode(LastPart(one.name()))},
                               {text::Grouped(one.report().in_frame())},
                               {TimeWords(one.imported_at())},
                               {LastPart(one.imported_by())},
                               {one.report().synthetic() ? "Synthetic" : "Real"}});
  }
  page.blocks().Add(wide);
  return page.Show();
}

absl::StatusOr<Response> ShowOne(Visit& visit) {
  v1::GetSnapshotRequest request;
  request.set_name("snapshots/" + visit.request().parameters["snapshot"]);
  ASSIGN_OR_RETURN(const v1::Snapshot snapshot, visit.api().Call(api::kGetSnapshot, request));
  Page page(visit, TitleOf(snapshot));
  page.Back("/registers", "Registers");
  if (snapshot.report().synthetic()) page.Synthetic();
  SummaryList about;
  about.rows.push_back({"Name", {LastPart(snapshot.name())}});
  about.rows.push_back(
      {"Imported", {absl::StrCat(TimeWords(snapshot.imported_at()), " by ", LastPart(snapshot.imported_by()))}});
  about.rows.push_back({"Read from",
                        {snapshot.source_kind() == v1::SOURCE_KIND_SEN2_XML ? "SEN2 return, XML"
                                                                            : "SEN2 return, CSV files of COLLECT"}});
  about.rows.push_back({"Layout of", {absl::StrCat(snapshot.layout_year())}});
  about.rows.push_back({"Hash of the file (SHA-256)", {snapshot.source_sha256()}});
  about.rows.push_back({"Key", {snapshot.key_id()}});
  about.rows.push_back({"Persons read", {text::Grouped(snapshot.report().persons())}});
  page.blocks().Add(about);
  PutImportReport(snapshot.report(), page.blocks());
  return page.Show();
}

}  // namespace

void AddRegisterPages(Client& client) {
  client.Get("/registers", For::kSignedIn, ShowAll);
  client.Get("/registers/{snapshot}", For::kSignedIn, ShowOne);
}

}  // namespace ehcpqa::web
