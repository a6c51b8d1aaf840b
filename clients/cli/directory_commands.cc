#include "clients/api/directory_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

Option Id() { return Argument("ID", Kind::kText, "Id of your choice: 2 to 40 of a-z, 0-9, '-' and '.'."); }
Option Title() { return Required(Named("--title", Kind::kText, "Name for display.")); }

}  // namespace

Group OrganisationCommands() {
  return {"organisation",
          "Legal bodies: councils, the ICB, trusts, the parent carer forum.",
          {
              {.name = "create",
               .summary = "Add an organisation.",
               .options = {Id(), Title(), Named("--la", Kind::kLa, "Code of the local authority, for a council.")},
               .examples = {{"ehcpqa organisation create county --title 'Example County Council' --la 891",
                             "Add a council."}},
               .action = Ask(api::kCreateOrganisation,
                             [](const Values& values, v1::CreateOrganisationRequest& request) {
                               request.set_organisation_id(values.Text("ID"));
                               request.mutable_organisation()->set_title(values.Text("--title"));
                               request.mutable_organisation()->set_la_code(values.Text("--la"));
                             },
                             {{.columns = {"name", "title", "la_code"}}})},
              {.name = "list",
               .summary = "List organisations by id.",
               .examples = {{"ehcpqa organisation list", "All of the area."}},
               .action = AskAll(api::kListOrganisations, kNothing,
                                {{.rows = "organisations", .columns = {"name", "title", "la_code"}}})},
          }};
}

Group AgencyCommands() {
  return {
      "agency",
      "Agencies: the parts of organisations that take part.",
      {
          {.name = "create",
           .summary = "Add an agency to an organisation.",
           .options = {Id(), Title(), Required(WordsOf<v1::AgencyKind>("--kind", "What kind of agency.")),
                       Required(Named("--organisation", NameKind::kOrganisation, "The body it is part of."))},
           .examples =
               {{"ehcpqa agency create send-service --title 'SEND service' --kind education --organisation county",
                 "Add a council's SEND service."}},
           .action = Ask(api::kCreateAgency,
                         [](const Values& values, v1::CreateAgencyRequest& request) {
                           request.set_agency_id(values.Text("ID"));
                           request.mutable_agency()->set_title(values.Text("--title"));
                           request.mutable_agency()->set_kind(values.Word<v1::AgencyKind>("--kind"));
                           request.mutable_agency()->set_organisation(values.Text("--organisation"));
                         },
                         {{.columns = {"name", "title", "kind", "organisation", "la_code"}}})},
          {.name = "list",
           .summary = "List agencies by id.",
           .examples = {{"ehcpqa agency list", "All of the area."}},
           .action = AskAll(api::kListAgencies, kNothing,
                            {{.rows = "agencies", .columns = {"name", "title", "kind", "organisation", "la_code"}}})},
      }};
}

Group ServiceCommands() {
  return {
      "service",
      "Services: the teams inside agencies.",
      {
          {.name = "create",
           .summary = "Add a service to an agency.",
           .options = {Argument("SERVICE", NameKind::kService, "Agency and id of your choice, unique in the agency."),
                       Title()},
           .examples = {{"ehcpqa service create send-service/psychology --title 'Educational psychology'",
                         "Add a team to the SEND service."}},
           .action = Ask(api::kCreateService,
                         [](const Values& values, v1::CreateServiceRequest& request) {
                           const std::string name = values.Text("SERVICE");
                           const size_t services = name.find("/services/");
                           request.set_agency(name.substr(0, services));
                           request.set_service_id(name.substr(name.rfind('/') + 1));
                           request.mutable_service()->set_title(values.Text("--title"));
                         },
                         {{.columns = {"name", "title"}}})},
          {.name = "list",
           .summary = "List services by name.",
           .options = {Optional(Argument("AGENCY", NameKind::kAgency, "Only services of this agency."))},
           .examples = {{"ehcpqa service list send-service", "The teams of the SEND service."}},
           .action = AskAll(api::kListServices,
                            [](const Values& values, v1::ListServicesRequest& request) {
                              request.set_agency(values.Text("AGENCY"));
                            },
                            {{.rows = "services", .columns = {"name", "title"}}})},
      }};
}

}  // namespace ehcpqa::cli
