#include "services/identity/directory_store.h"

#include "services/base/status_macros.h"

namespace ehcpqa::identity {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kInsertOrganisation[] = "INSERT INTO organisations (id, title, la_code) VALUES ($1, $2, $3)";
constexpr char kInsertAgency[] = "INSERT INTO agencies (id, organisation_id, title, kind) VALUES ($1, $2, $3, $4)";
constexpr char kInsertService[] = "INSERT INTO services (agency_id, id, title) VALUES ($1, $2, $3)";
constexpr char kSelectOrganisations[] = "SELECT id, title, la_code FROM organisations ORDER BY id";
constexpr char kSelectAgencies[] =
    "SELECT a.id, a.organisation_id, a.title, a.kind, o.la_code"
    " FROM agencies a JOIN organisations o ON o.id = a.organisation_id ORDER BY a.id";
constexpr char kSelectServices[] =
    "SELECT agency_id, id, title FROM services WHERE agency_id = $1 OR $1 = '' ORDER BY agency_id, id";
constexpr char kFindOrganisation[] = "SELECT id, title, la_code FROM organisations WHERE id = $1";
constexpr char kFindAgency[] =
    "SELECT a.id, a.organisation_id, a.title, a.kind, o.la_code"
    " FROM agencies a JOIN organisations o ON o.id = a.organisation_id WHERE a.id = $1";
constexpr char kFindService[] = "SELECT 1 FROM services WHERE agency_id = $1 AND id = $2";

Organisation ReadOrganisation(const Statement& row) { return {row.Text(0), row.Text(1), row.Text(2)}; }
Agency ReadAgency(const Statement& row) {
  return {row.Text(0), row.Text(1), row.Text(2), static_cast<int>(row.Int(3)), row.Text(4)};
}

}  // namespace

absl::Status InsertOrganisation(Transaction& transaction, const Organisation& organisation) {
  return transaction.Prepare(kInsertOrganisation)
      .Bind(1, organisation.id)
      .Bind(2, organisation.title)
      .BindOrNull(3, organisation.la_code)
      .Run();
}

absl::Status InsertAgency(Transaction& transaction, const Agency& agency) {
  return transaction.Prepare(kInsertAgency)
      .Bind(1, agency.id)
      .Bind(2, agency.organisation)
      .Bind(3, agency.title)
      .Bind(4, agency.kind)
      .Run();
}

absl::Status InsertService(Transaction& transaction, const Service& service) {
  return transaction.Prepare(kInsertService).Bind(1, service.agency).Bind(2, service.id).Bind(3, service.title).Run();
}

absl::StatusOr<std::vector<Organisation>> ListOrganisations(Snapshot& snapshot) {
  std::vector<Organisation> all;
  Statement select = snapshot.Prepare(kSelectOrganisations);
  while (select.Step()) all.push_back(ReadOrganisation(select));
  RETURN_IF_ERROR(select.status());
  return all;
}

absl::StatusOr<std::vector<Agency>> ListAgencies(Snapshot& snapshot) {
  std::vector<Agency> all;
  Statement select = snapshot.Prepare(kSelectAgencies);
  while (select.Step()) all.push_back(ReadAgency(select));
  RETURN_IF_ERROR(select.status());
  return all;
}

absl::StatusOr<std::vector<Service>> ListServices(Snapshot& snapshot, std::string_view agency) {
  std::vector<Service> all;
  Statement select = snapshot.Prepare(kSelectServices);
  select.Bind(1, agency);
  while (select.Step()) all.push_back({select.Text(0), select.Text(1), select.Text(2)});
  RETURN_IF_ERROR(select.status());
  return all;
}

absl::StatusOr<std::optional<Organisation>> FindOrganisation(Snapshot& snapshot, std::string_view id) {
  Statement select = snapshot.Prepare(kFindOrganisation);
  select.Bind(1, id);
  if (select.Step()) return std::optional<Organisation>(ReadOrganisation(select));
  RETURN_IF_ERROR(select.status());
  return std::optional<Organisation>();
}

absl::StatusOr<std::optional<Agency>> FindAgency(Snapshot& snapshot, std::string_view id) {
  Statement select = snapshot.Prepare(kFindAgency);
  select.Bind(1, id);
  if (select.Step()) return std::optional<Agency>(ReadAgency(select));
  RETURN_IF_ERROR(select.status());
  return std::optional<Agency>();
}

absl::StatusOr<bool> ServiceExists(Snapshot& snapshot, std::string_view agency, std::string_view id) {
  Statement select = snapshot.Prepare(kFindService);
  select.Bind(1, agency).Bind(2, id);
  const bool found = select.Step();
  RETURN_IF_ERROR(select.status());
  return found;
}

}  // namespace ehcpqa::identity
