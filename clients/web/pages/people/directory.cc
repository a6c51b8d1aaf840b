// Organisations, their agencies, and the services of these.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/only_for.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

Table Organisations(const Directory& directory) {
  Table table;
  table.caption = "Organisations";
  table.caption_size = "m";
  table.columns = {{"Name"}, {"Short name"}, {"Local authority"}};
  for (const v1::Organisation& one : directory.organisations) {
    table.rows.push_back({{one.title()}, {LastPart(one.name())}, {one.la_code().empty() ? "No" : one.la_code()}});
  }
  return table;
}

std::string OrganisationTitle(const Directory& directory, const std::string& name) {
  for (const v1::Organisation& one : directory.organisations) {
    if (one.name() == name) return one.title();
  }
  return LastPart(name);
}

Table Agencies(const Directory& directory) {
  Table table;
  table.caption = "Agencies";
  table.caption_size = "m";
  table.columns = {{"Name"}, {"Short name"}, {"Kind"}, {"Organisation"}, {"Services"}, {"What to do"}};
  for (const v1::Agency& one : directory.agencies) {
    std::vector<std::string> services;
    for (const v1::Service& service : directory.ServicesOf(one.name())) services.push_back(service.title());
    table.rows.push_back(
        {{one.title()},
         {LastPart(one.name())},
         {AgencyKindWords(one.kind())},
         {OrganisationTitle(directory, one.organisation())},
         {services.empty() ? "None" : absl::StrJoin(services, ", ")},
         {"Add a service", absl::StrCat("/people/agencies/", Encode(LastPart(one.name())), "/add-service"),
          "to " + one.title()}});
  }
  return table;
}

absl::StatusOr<Response> Show(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_ADMINISTRATOR}));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  Page page(visit, "Agencies and services");
  page.Done({{"organisation", "The organisation is added."},
             {"agency", "The agency is added. Its clients need a certificate, issued on the server."},
             {"service", "The service is added."}});
  PutStrip(&page, "/people/agencies");
  Blocks blocks = page.blocks();
  blocks.Add(WideTable{Agencies(directory)});
  blocks.Add(Button{.text = "Add an agency", .kind = "secondary", .href = "/people/agencies/add-agency"});
  blocks.Add(WideTable{Organisations(directory)});
  blocks.Add(Button{.text = "Add an organisation", .kind = "secondary", .href = "/people/agencies/add-organisation"});
  return page.Show();
}

}  // namespace

void AddDirectoryPage(Client& client) { client.Get("/people/agencies", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
