#include "services/rubrics/rubric_store.h"

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"
#include "services/rubrics/rubric_sql.h"

namespace ehcpqa::rubrics {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

KeptRubric ReadKept(const Statement& row) {
  return {row.Text(0), static_cast<int32_t>(row.Int(1)),
          row.Text(2), static_cast<int32_t>(row.Int(3)),
          row.Text(4), row.Text(5),
          row.Text(6)};
}

}  // namespace

std::string RubricName(std::string_view id, int32_t version) {
  return absl::StrCat("rubrics/", std::string(id), "/versions/", version);
}

absl::StatusOr<std::optional<KeptRubric>> FindRubric(Snapshot& snapshot, std::string_view id, int32_t version) {
  Statement select = snapshot.Prepare(kFindRubric);
  select.Bind(1, id).Bind(2, version);
  if (select.Step()) return std::optional<KeptRubric>(ReadKept(select));
  RETURN_IF_ERROR(select.status());
  return std::optional<KeptRubric>();
}

absl::StatusOr<std::string> RubricText(Snapshot& snapshot, std::string_view id, int32_t version) {
  Statement select = snapshot.Prepare(kSelectText);
  select.Bind(1, id).Bind(2, version);
  if (select.Step()) return select.Text(0);
  RETURN_IF_ERROR(select.status());
  return absl::InternalError(absl::StrCat(RubricName(id, version), " has no text"));
}

absl::StatusOr<int32_t> LatestVersion(Snapshot& snapshot, std::string_view id) {
  Statement select = snapshot.Prepare(kSelectLatest);
  select.Bind(1, id);
  const int32_t latest = select.Step() ? static_cast<int32_t>(select.Int(0)) : 0;
  RETURN_IF_ERROR(select.status());
  return latest;
}

absl::StatusOr<std::vector<KeptRubric>> ListKept(Snapshot& snapshot, std::string_view after_id, int64_t after_version,
                                                 int limit) {
  std::vector<KeptRubric> kept;
  Statement select = snapshot.Prepare(kListRubrics);
  select.Bind(1, after_id).Bind(2, after_version).Bind(3, limit);
  while (select.Step()) kept.push_back(ReadKept(select));
  RETURN_IF_ERROR(select.status());
  return kept;
}

absl::Status PutDraft(Transaction& transaction, const KeptRubric& rubric, std::string_view text) {
  return transaction.Prepare(kPutDraft)
      .Bind(1, rubric.id)
      .Bind(2, rubric.version)
      .Bind(3, rubric.title)
      .Bind(4, rubric.criteria)
      .Bind(5, text)
      .Bind(6, rubric.sha256)
      .Bind(7, rubric.imported_at)
      .Run();
}

absl::Status SetPublished(Transaction& transaction, std::string_view id, int32_t version) {
  return transaction.Prepare(kSetPublished).Bind(1, id).Bind(2, version).Bind(3, transaction.now_text()).Run();
}

}  // namespace ehcpqa::rubrics
