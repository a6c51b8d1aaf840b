#include "services/identity/directory_service.h"

#include <algorithm>

#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/identity/directory_store.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::identity {
namespace {

using storage::Snapshot;
using storage::Transaction;

absl::Status Taken(const absl::Status& status, const std::string& what) {
  if (!absl::IsAlreadyExists(status)) return status;
  return Refuse(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS", what + " exists already.");
}

v1::Organisation ToProto(const Organisation& organisation) {
  v1::Organisation proto;
  proto.set_name("organisations/" + organisation.id);
  proto.set_title(organisation.title);
  proto.set_la_code(organisation.la_code);
  return proto;
}

v1::Agency ToProto(const Agency& agency) {
  v1::Agency proto;
  proto.set_name("agencies/" + agency.id);
  proto.set_title(agency.title);
  proto.set_kind(static_cast<v1::AgencyKind>(agency.kind));
  proto.set_organisation("organisations/" + agency.organisation);
  proto.set_la_code(agency.la_code);
  return proto;
}

v1::Service ToProto(const Service& service) {
  v1::Service proto;
  proto.set_name("agencies/" + service.agency + "/services/" + service.id);
  proto.set_title(service.title);
  return proto;
}

bool IsLaCode(const std::string& code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

absl::StatusOr<v1::Organisation> CreateOrganisation(Transaction& transaction, const Caller& caller,
                                                    const v1::CreateOrganisationRequest& request) {
  const v1::Organisation& given = request.organisation();
  rpc::FieldChecks checks;
  checks.Id("organisation_id", request.organisation_id());
  checks.Text("organisation.title", given.title(), 1, 120);
  checks.Require(given.la_code().empty() || IsLaCode(given.la_code()), "organisation.la_code",
                 "must be a three-digit local authority code, or empty");
  RETURN_IF_ERROR(checks.status());
  const Organisation organisation{request.organisation_id(), given.title(), given.la_code()};
  RETURN_IF_ERROR(
      Taken(InsertOrganisation(transaction, organisation), "An organisation with this id or local authority code"));
  v1::Organisation reply = ToProto(organisation);
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "organisation.create", reply.name(),
                                nlohmann::json{{"title", organisation.title}, {"la_code", organisation.la_code}}.dump())
                      .status());
  return reply;
}

absl::StatusOr<v1::ListOrganisationsResponse> ListOrganisations(Snapshot& snapshot, const Caller&,
                                                                const v1::ListOrganisationsRequest&) {
  ASSIGN_OR_RETURN(const auto all, ListOrganisations(snapshot));
  v1::ListOrganisationsResponse reply;
  for (const Organisation& organisation : all) *reply.add_organisations() = ToProto(organisation);
  return reply;
}

absl::StatusOr<v1::Agency> CreateAgency(Transaction& transaction, const Caller& caller,
                                        const v1::CreateAgencyRequest& request) {
  const v1::Agency& given = request.agency();
  rpc::FieldChecks checks;
  checks.Id("agency_id", request.agency_id());
  checks.Text("agency.title", given.title(), 1, 120);
  checks.Require(given.kind() != v1::AGENCY_KIND_UNSPECIFIED && v1::AgencyKind_IsValid(given.kind()), "agency.kind",
                 "must be education, health, care or partner");
  RETURN_IF_ERROR(checks.status());
  ASSIGN_OR_RETURN(const std::string organisation_id,
                   rpc::ParseId("agency.organisation", given.organisation(), "organisations/*"));
  ASSIGN_OR_RETURN(const auto organisation, FindOrganisation(transaction, organisation_id));
  if (!organisation.has_value())
    return FieldInvalid("agency.organisation", "does not exist; create the organisation first");
  const Agency agency{request.agency_id(), organisation_id, given.title(), given.kind(), organisation->la_code};
  RETURN_IF_ERROR(Taken(InsertAgency(transaction, agency), "An agency with this id"));
  v1::Agency reply = ToProto(agency);
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "agency.create", reply.name(),
                                nlohmann::json{{"title", agency.title},
                                               {"kind", v1::AgencyKind_Name(given.kind())},
                                               {"organisation", reply.organisation()}}
                                    .dump())
                      .status());
  return reply;
}

absl::StatusOr<v1::ListAgenciesResponse> ListAgencies(Snapshot& snapshot, const Caller&,
                                                      const v1::ListAgenciesRequest&) {
  ASSIGN_OR_RETURN(const auto all, ListAgencies(snapshot));
  v1::ListAgenciesResponse reply;
  for (const Agency& agency : all) *reply.add_agencies() = ToProto(agency);
  return reply;
}

absl::StatusOr<v1::Service> CreateService(Transaction& transaction, const Caller& caller,
                                          const v1::CreateServiceRequest& request) {
  rpc::FieldChecks checks;
  checks.Id("service_id", request.service_id());
  checks.Text("service.title", request.service().title(), 1, 120);
  RETURN_IF_ERROR(checks.status());
  ASSIGN_OR_RETURN(const std::string agency, rpc::ParseId("agency", request.agency(), "agencies/*"));
  ASSIGN_OR_RETURN(const auto found, FindAgency(transaction, agency));
  if (!found.has_value()) return NoSuch(request.agency());
  const Service service{agency, request.service_id(), request.service().title()};
  RETURN_IF_ERROR(Taken(InsertService(transaction, service), "A service with this id"));
  v1::Service reply = ToProto(service);
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "service.create", reply.name(),
                                nlohmann::json{{"title", service.title}}.dump())
                      .status());
  return reply;
}

absl::StatusOr<v1::ListServicesResponse> ListServices(Snapshot& snapshot, const Caller&,
                                                      const v1::ListServicesRequest& request) {
  std::string agency;
  if (!request.agency().empty()) {
    ASSIGN_OR_RETURN(agency, rpc::ParseId("agency", request.agency(), "agencies/*"));
    ASSIGN_OR_RETURN(const auto found, FindAgency(snapshot, agency));
    if (!found.has_value()) return NoSuch(request.agency());
  }
  ASSIGN_OR_RETURN(const auto all, ListServices(snapshot, agency));
  v1::ListServicesResponse reply;
  for (const Service& service : all) *reply.add_services() = ToProto(service);
  return reply;
}

}  // namespace ehcpqa::identity
