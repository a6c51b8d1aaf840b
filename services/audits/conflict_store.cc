#include "services/audits/conflict_store.h"

#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kSelectPage[] =
    "SELECT n, audit, user_id, agency_id, service_id, reason FROM conflicts WHERE cycle_id = $1 AND n > $2"
    " ORDER BY n LIMIT $3";
constexpr char kSelectOwnPage[] =
    "SELECT n, audit, user_id, agency_id, service_id, reason FROM conflicts WHERE cycle_id = $1 AND n > $2"
    " AND user_id = $4 ORDER BY n LIMIT $3";
constexpr char kSelectSame[] =
    "SELECT n, audit, user_id, agency_id, service_id, reason FROM conflicts WHERE cycle_id = $1 AND audit = $2"
    " AND coalesce(user_id, '') = $3 AND coalesce(agency_id, '') = $4 AND coalesce(service_id, '') = $5"
    " ORDER BY n LIMIT 1";
constexpr char kInsert[] =
    "INSERT INTO conflicts (cycle_id, n, audit, user_id, agency_id, service_id, reason, declared_by, declared_at)"
    " VALUES ($1, (SELECT coalesce(max(n), 0) + 1 FROM conflicts WHERE cycle_id = $1), $2, $3, $4, $5, $6, $7, $8)"
    " RETURNING n";
constexpr char kUserExists[] = "SELECT 1 FROM users WHERE id = $1";
constexpr char kServiceExists[] = "SELECT 1 FROM services WHERE agency_id = $1 AND id = $2";
constexpr char kWorksFor[] =
    "SELECT 1 FROM membership_services WHERE user_id = $1 AND agency_id = $2 AND service_id = $3";
constexpr char kSelectParts[] =
    "SELECT DISTINCT audit, agency_id, service_id FROM conflicts WHERE cycle_id = $1 AND service_id IS NOT NULL"
    " ORDER BY audit, agency_id, service_id";
constexpr char kSelectWithPart[] =
    "SELECT id, title FROM services AS s WHERE s.agency_id = $1 AND EXISTS"
    " (SELECT 1 FROM conflicts AS c WHERE c.agency_id = s.agency_id AND c.service_id = s.id) ORDER BY id";
constexpr char kInsertDeclined[] =
    "INSERT INTO declined_assessments (cycle_id, audit, user_id, kind, set_no, reason, declined_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (cycle_id, audit, user_id) DO NOTHING";
constexpr char kSelectBars[] =
    "SELECT audit, user_id, agency_id, service_id, 0 FROM conflicts WHERE cycle_id = $1"
    " UNION SELECT audit, user_id, NULL, NULL, 1 FROM declined_assessments WHERE cycle_id = $1"
    " ORDER BY 1, 2, 3, 4, 5";

Conflict Read(const Statement& row) {
  return {row.Int(0), row.Int(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5)};
}

absl::StatusOr<bool> HasRow(Statement select) {
  const bool found = select.Step();
  RETURN_IF_ERROR(select.status());
  return found;
}

}  // namespace

absl::StatusOr<std::vector<Conflict>> ListConflicts(Snapshot& snapshot, const Scope& scope, std::string_view cycle,
                                                    int64_t after, int limit) {
  Statement select = snapshot.Prepare(scope.whole_area() ? kSelectPage : kSelectOwnPage);
  select.Bind(1, cycle).Bind(2, after).Bind(3, limit);
  if (!scope.whole_area()) select.Bind(4, scope.user());
  std::vector<Conflict> conflicts;
  while (select.Step()) conflicts.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return conflicts;
}

absl::StatusOr<std::optional<Conflict>> FindSameConflict(Snapshot& snapshot, std::string_view cycle,
                                                         const Conflict& conflict) {
  Statement select = snapshot.Prepare(kSelectSame);
  select.Bind(1, cycle)
      .Bind(2, conflict.audit)
      .Bind(3, conflict.user)
      .Bind(4, conflict.agency)
      .Bind(5, conflict.service);
  std::optional<Conflict> found;
  if (select.Step()) found = Read(select);
  RETURN_IF_ERROR(select.status());
  return found;
}

absl::StatusOr<int64_t> InsertConflict(Transaction& transaction, std::string_view cycle, const Conflict& conflict,
                                       std::string_view declared_by) {
  Statement insert = transaction.Prepare(kInsert);
  insert.Bind(1, cycle).Bind(2, conflict.audit).BindOrNull(3, conflict.user).BindOrNull(4, conflict.agency);
  insert.BindOrNull(5, conflict.service).Bind(6, conflict.reason).Bind(7, declared_by).Bind(8, transaction.now_text());
  int64_t n = 0;
  if (insert.Step()) n = insert.Int(0);
  RETURN_IF_ERROR(insert.Run());
  return n;
}

absl::StatusOr<bool> UserExists(Snapshot& snapshot, std::string_view user) {
  Statement select = snapshot.Prepare(kUserExists);
  select.Bind(1, user);
  return HasRow(std::move(select));
}

absl::StatusOr<bool> ServiceExists(Snapshot& snapshot, std::string_view agency, std::string_view service) {
  Statement select = snapshot.Prepare(kServiceExists);
  select.Bind(1, agency).Bind(2, service);
  return HasRow(std::move(select));
}

absl::StatusOr<bool> WorksFor(Snapshot& snapshot, std::string_view user, std::string_view agency,
                              std::string_view service) {
  Statement select = snapshot.Prepare(kWorksFor);
  select.Bind(1, user).Bind(2, agency).Bind(3, service);
  return HasRow(std::move(select));
}

absl::StatusOr<std::vector<ServicePart>> ListServiceParts(Snapshot& snapshot, std::string_view cycle) {
  Statement select = snapshot.Prepare(kSelectParts);
  select.Bind(1, cycle);
  std::vector<ServicePart> parts;
  while (select.Step()) parts.push_back({select.Int(0), select.Text(1), select.Text(2)});
  RETURN_IF_ERROR(select.status());
  return parts;
}

absl::StatusOr<std::vector<PartService>> ListServicesWithPart(Snapshot& snapshot, std::string_view agency) {
  Statement select = snapshot.Prepare(kSelectWithPart);
  select.Bind(1, agency);
  std::vector<PartService> services;
  while (select.Step()) services.push_back({select.Text(0), select.Text(1)});
  RETURN_IF_ERROR(select.status());
  return services;
}

absl::Status InsertDeclined(Transaction& transaction, const AssessmentKey& key, std::string_view user,
                            std::string_view reason) {
  return transaction.Prepare(kInsertDeclined)
      .Bind(1, key.cycle)
      .Bind(2, key.audit)
      .Bind(3, user)
      .Bind(4, static_cast<int>(key.kind))
      .Bind(5, key.set)
      .Bind(6, reason)
      .Bind(7, transaction.now_text())
      .Run();
}

absl::StatusOr<std::vector<Bar>> ListBars(Snapshot& snapshot, std::string_view cycle) {
  Statement select = snapshot.Prepare(kSelectBars);
  select.Bind(1, cycle);
  std::vector<Bar> bars;
  while (select.Step()) {
    bars.push_back({select.Int(0), select.Text(1), select.Text(2), select.Text(3), select.Bool(4)});
  }
  RETURN_IF_ERROR(select.status());
  return bars;
}

}  // namespace ehcpqa::audits
