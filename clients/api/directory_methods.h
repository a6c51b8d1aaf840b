// Organisations, agencies and services.
#ifndef EHCPQA_CLIENTS_API_DIRECTORY_METHODS_H_
#define EHCPQA_CLIENTS_API_DIRECTORY_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/directory.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::CreateOrganisationRequest, v1::Organisation> kCreateOrganisation{
    "DirectoryService/CreateOrganisation"};
inline constexpr Method<v1::ListOrganisationsRequest, v1::ListOrganisationsResponse> kListOrganisations{
    "DirectoryService/ListOrganisations"};
inline constexpr Method<v1::CreateAgencyRequest, v1::Agency> kCreateAgency{"DirectoryService/CreateAgency"};
inline constexpr Method<v1::ListAgenciesRequest, v1::ListAgenciesResponse> kListAgencies{
    "DirectoryService/ListAgencies"};
inline constexpr Method<v1::CreateServiceRequest, v1::Service> kCreateService{"DirectoryService/CreateService"};
inline constexpr Method<v1::ListServicesRequest, v1::ListServicesResponse> kListServices{
    "DirectoryService/ListServices"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_DIRECTORY_METHODS_H_
