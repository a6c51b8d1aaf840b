#include "services/insight/target_store.h"

#include "services/base/status_macros.h"

namespace ehcpqa::insight {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

// Scans: a handful of rows, all of them wanted.
constexpr char kSelect[] = "SELECT subject, measure, share FROM targets ORDER BY subject, measure";
constexpr char kSelectOne[] = "SELECT share FROM targets WHERE subject = $1 AND measure = $2";
constexpr char kUpsert[] =
    "INSERT INTO targets (subject, measure, share) VALUES ($1, $2, $3)"
    " ON CONFLICT (subject, measure) DO UPDATE SET share = excluded.share";
constexpr char kDelete[] = "DELETE FROM targets WHERE subject = $1 AND measure = $2 RETURNING subject";

}  // namespace

absl::StatusOr<std::vector<Target>> ListTargets(Snapshot& snapshot) {
  std::vector<Target> targets;
  Statement select = snapshot.Prepare(kSelect);
  while (select.Step()) targets.push_back({select.Text(0), static_cast<Measure>(select.Int(1)), select.Real(2)});
  RETURN_IF_ERROR(select.status());
  return targets;
}

absl::StatusOr<std::optional<double>> FindTarget(Snapshot& snapshot, std::string_view subject, Measure measure) {
  Statement select = snapshot.Prepare(kSelectOne);
  select.Bind(1, subject).Bind(2, static_cast<int>(measure));
  std::optional<double> share;
  if (select.Step()) share = select.Real(0);
  RETURN_IF_ERROR(select.status());
  return share;
}

absl::Status StoreTarget(Transaction& transaction, const Target& target) {
  return transaction.Prepare(kUpsert)
      .Bind(1, target.subject)
      .Bind(2, static_cast<int>(target.measure))
      .Bind(3, target.share)
      .Run();
}

absl::StatusOr<bool> DropTarget(Transaction& transaction, std::string_view subject, Measure measure) {
  Statement drop = transaction.Prepare(kDelete);
  drop.Bind(1, subject).Bind(2, static_cast<int>(measure));
  const bool found = drop.Step();
  RETURN_IF_ERROR(drop.Run());
  return found;
}

}  // namespace ehcpqa::insight
