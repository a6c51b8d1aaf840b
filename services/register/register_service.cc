#include "services/register/register_service.h"

#include <string>
#include <utility>
#include <vector>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/register/import_report.h"
#include "services/register/plan_store.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"

namespace ehcpqa::registers {
namespace {

absl::StatusOr<v1::Snapshot> ToProto(const RegisterSnapshot& landed) {
  v1::Snapshot snapshot;
  snapshot.set_name("snapshots/" + landed.id);
  snapshot.set_la(landed.la);
  snapshot.set_as_at(landed.as_at);
  snapshot.set_imported_at(landed.imported_at);
  snapshot.set_imported_by("users/" + landed.imported_by);
  snapshot.set_source_kind(static_cast<v1::SourceKind>(landed.source_kind));
  snapshot.set_layout_year(landed.layout_year);
  snapshot.set_source_sha256(landed.source_sha256);
  snapshot.set_key_id(landed.key_id);
  ASSIGN_OR_RETURN(*snapshot.mutable_report(), ReportFromJson(landed.report));
  return snapshot;
}

bool IsLaCode(const std::string& text) {
  return text.size() == 3 && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

absl::StatusOr<v1::ListSnapshotsResponse> ListSnapshots(storage::Snapshot& snapshot, const Caller&,
                                                        const v1::ListSnapshotsRequest& request) {
  if (!request.la().empty() && !IsLaCode(request.la()))
    return FieldInvalid("la", "must be the three-digit code of a local authority, or empty for all");
  ASSIGN_OR_RETURN(const int page_size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> parts, rpc::ReadPageToken(request.page_token(), 3));
  ASSIGN_OR_RETURN(const int64_t version, rpc::KeyNumber(parts[2]));
  const SnapshotKey after{parts[0], parts[1], version};
  ASSIGN_OR_RETURN(const std::vector<RegisterSnapshot> page,
                   ListLanded(snapshot, request.la(), request.page_token().empty() ? nullptr : &after, page_size + 1));

  v1::ListSnapshotsResponse response;
  for (const RegisterSnapshot& landed : page) {
    if (response.snapshots_size() == page_size) {
      const RegisterSnapshot& last = page[static_cast<size_t>(page_size) - 1];
      response.set_next_page_token(rpc::PageToken({last.as_at, last.la, std::to_string(last.version)}));
      break;
    }
    ASSIGN_OR_RETURN(*response.add_snapshots(), ToProto(landed));
  }
  return response;
}

absl::StatusOr<v1::Snapshot> GetSnapshot(storage::Snapshot& snapshot, const Caller&,
                                         const v1::GetSnapshotRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "snapshots/*"));
  ASSIGN_OR_RETURN(const RegisterSnapshot landed, FindSnapshot(snapshot, id));
  return ToProto(landed);
}

}  // namespace ehcpqa::registers
