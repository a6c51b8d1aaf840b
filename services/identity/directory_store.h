// Organisations, agencies and services.
//
//   organisations:  id | title | la_code
//   agencies:       id | organisation_id | title | kind
//   services:       agency_id | id | title
#ifndef EHCPQA_SERVICES_IDENTITY_DIRECTORY_STORE_H_
#define EHCPQA_SERVICES_IDENTITY_DIRECTORY_STORE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/storage/transaction.h"

namespace ehcpqa::identity {

struct Organisation {
  std::string id;
  std::string title;
  std::string la_code;  // Empty unless it is a council.
};

struct Agency {
  std::string id;
  std::string organisation;
  std::string title;
  int kind = 0;         // AgencyKind of the contract.
  std::string la_code;  // Of the organisation.
};

struct Service {
  std::string agency;
  std::string id;
  std::string title;
};

// AlreadyExists when the id (or the local authority code) is taken.
absl::Status InsertOrganisation(storage::Transaction& transaction, const Organisation& organisation);
absl::Status InsertAgency(storage::Transaction& transaction, const Agency& agency);
absl::Status InsertService(storage::Transaction& transaction, const Service& service);

absl::StatusOr<std::vector<Organisation>> ListOrganisations(storage::Snapshot& snapshot);
absl::StatusOr<std::vector<Agency>> ListAgencies(storage::Snapshot& snapshot);
// Services of one agency, or of all for "".
absl::StatusOr<std::vector<Service>> ListServices(storage::Snapshot& snapshot, std::string_view agency);

absl::StatusOr<std::optional<Organisation>> FindOrganisation(storage::Snapshot& snapshot, std::string_view id);
absl::StatusOr<std::optional<Agency>> FindAgency(storage::Snapshot& snapshot, std::string_view id);
absl::StatusOr<bool> ServiceExists(storage::Snapshot& snapshot, std::string_view agency, std::string_view id);

}  // namespace ehcpqa::identity

#endif  // EHCPQA_SERVICES_IDENTITY_DIRECTORY_STORE_H_
