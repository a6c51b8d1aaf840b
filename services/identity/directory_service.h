// DirectoryService: organisations, agencies and services.
#ifndef EHCPQA_SERVICES_IDENTITY_DIRECTORY_SERVICE_H_
#define EHCPQA_SERVICES_IDENTITY_DIRECTORY_SERVICE_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/directory.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::identity {

absl::StatusOr<v1::Organisation> CreateOrganisation(storage::Transaction& transaction, const Caller& caller,
                                                    const v1::CreateOrganisationRequest& request);
absl::StatusOr<v1::ListOrganisationsResponse> ListOrganisations(storage::Snapshot& snapshot, const Caller& caller,
                                                                const v1::ListOrganisationsRequest& request);
absl::StatusOr<v1::Agency> CreateAgency(storage::Transaction& transaction, const Caller& caller,
                                        const v1::CreateAgencyRequest& request);
absl::StatusOr<v1::ListAgenciesResponse> ListAgencies(storage::Snapshot& snapshot, const Caller& caller,
                                                      const v1::ListAgenciesRequest& request);
absl::StatusOr<v1::Service> CreateService(storage::Transaction& transaction, const Caller& caller,
                                          const v1::CreateServiceRequest& request);
absl::StatusOr<v1::ListServicesResponse> ListServices(storage::Snapshot& snapshot, const Caller& caller,
                                                      const v1::ListServicesRequest& request);

}  // namespace ehcpqa::identity

#endif  // EHCPQA_SERVICES_IDENTITY_DIRECTORY_SERVICE_H_
