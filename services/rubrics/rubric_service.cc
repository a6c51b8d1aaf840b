#include "services/rubrics/rubric_service.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/rubrics/rubric_proto.h"
#include "services/rubrics/rubric_store.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::rubrics {
namespace {

using storage::Snapshot;
using storage::Transaction;

v1::RubricVersion Describe(const KeptRubric& kept) {
  v1::RubricVersion version;
  version.set_name(RubricName(kept.id, kept.version));
  version.set_state(kept.published() ? v1::RUBRIC_STATE_PUBLISHED : v1::RUBRIC_STATE_DRAFT);
  version.set_sha256(kept.sha256);
  version.set_imported_at(kept.imported_at);
  version.set_published_at(kept.published_at);
  version.set_title(kept.title);
  version.set_criteria(kept.criteria);
  return version;
}

absl::StatusOr<KeptRubric> FindByName(Snapshot& snapshot, const std::string& name) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids, rpc::ParseName("name", name, "rubrics/*/versions/*"));
  int32_t version = 0;
  if (!absl::SimpleAtoi(ids[1], &version) || RubricName(ids[0], version) != name) return NoSuch(name);
  ASSIGN_OR_RETURN(const auto kept, FindRubric(snapshot, ids[0], version));
  if (!kept.has_value()) return NoSuch(name);
  return *kept;
}

// Whether the version may be imported: it is a draft, or the next after the latest.
absl::Status CheckVersion(Snapshot& snapshot, const Rubric& rubric) {
  ASSIGN_OR_RETURN(const auto kept, FindRubric(snapshot, rubric.id, rubric.version));
  ASSIGN_OR_RETURN(const int32_t latest, LatestVersion(snapshot, rubric.id));
  const std::string name = RubricName(rubric.id, rubric.version);
  if (kept.has_value()) {
    if (!kept->published()) return absl::OkStatus();
    return NotNow("RUBRIC_PUBLISHED", absl::StrCat(name, " is published and never changes. Give the file version ",
                                                   latest + 1, " and import it again."));
  }
  if (rubric.version == latest + 1) return absl::OkStatus();
  return NotNow("RUBRIC_VERSION_GAP",
                absl::StrCat("The next version of ", rubric.id, " is ", latest + 1, ", not ", rubric.version,
                             ". Change the version in the file and import it again."));
}

}  // namespace

absl::StatusOr<RubricFile> PrepareImportRubric(Snapshot&, const Caller&, const v1::ImportRubricRequest& request) {
  if (request.text().empty()) return FieldInvalid("text", "is required: the text of a rubric file");
  return ParseRubricFile(request.text());
}

absl::StatusOr<v1::ImportRubricResponse> CommitImportRubric(Transaction& transaction, const Caller& caller,
                                                            const v1::ImportRubricRequest& request, RubricFile file) {
  v1::ImportRubricResponse response;
  for (RubricMistake& mistake : file.mistakes) {
    v1::RubricMistake& added = *response.add_mistakes();
    added.set_line(mistake.line);
    added.set_field(std::move(mistake.field));
    added.set_message(std::move(mistake.message));
  }
  if (!file.rubric.has_value()) return response;
  RETURN_IF_ERROR(CheckVersion(transaction, *file.rubric));
  if (request.validate_only()) return response;

  KeptRubric kept;
  kept.id = file.rubric->id;
  kept.version = file.rubric->version;
  kept.title = file.rubric->title;
  kept.criteria = static_cast<int32_t>(file.rubric->criteria.size());
  kept.sha256 = Hex(AsBytes(Sha256(request.text())));
  kept.imported_at = transaction.now_text();
  RETURN_IF_ERROR(PutDraft(transaction, kept, request.text()));
  *response.mutable_version() = Describe(kept);
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "rubric.import", response.version().name(),
                    nlohmann::json{{"title", kept.title}, {"criteria", kept.criteria}, {"sha256", kept.sha256}}.dump())
          .status());
  return response;
}

absl::StatusOr<v1::ListRubricsResponse> ListRubrics(Snapshot& snapshot, const Caller&,
                                                    const v1::ListRubricsRequest& request) {
  ASSIGN_OR_RETURN(const int page_size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> after, rpc::ReadPageToken(request.page_token(), 2));
  ASSIGN_OR_RETURN(const int64_t after_version, rpc::KeyNumber(after[1]));
  ASSIGN_OR_RETURN(std::vector<KeptRubric> page, ListKept(snapshot, after[0], after_version, page_size + 1));

  v1::ListRubricsResponse response;
  if (page.size() > static_cast<size_t>(page_size)) {
    page.pop_back();
    response.set_next_page_token(rpc::PageToken({page.back().id, std::to_string(page.back().version)}));
  }
  for (const KeptRubric& kept : page) *response.add_versions() = Describe(kept);
  return response;
}

absl::StatusOr<v1::RubricVersion> GetRubric(Snapshot& snapshot, const Caller&, const v1::GetRubricRequest& request) {
  ASSIGN_OR_RETURN(const KeptRubric kept, FindByName(snapshot, request.name()));
  ASSIGN_OR_RETURN(const std::string text, RubricText(snapshot, kept.id, kept.version));
  ASSIGN_OR_RETURN(const Rubric rubric, ReadKeptRubric(text));
  v1::RubricVersion version = Describe(kept);
  *version.mutable_rubric() = ToProto(rubric);
  return version;
}

absl::StatusOr<v1::RubricVersion> PublishRubric(Transaction& transaction, const Caller& caller,
                                                const v1::PublishRubricRequest& request) {
  ASSIGN_OR_RETURN(KeptRubric kept, FindByName(transaction, request.name()));
  if (kept.published()) {
    return NotNow("RUBRIC_PUBLISHED",
                  absl::StrCat(request.name(), " was published at ", kept.published_at, " already."));
  }
  RETURN_IF_ERROR(SetPublished(transaction, kept.id, kept.version));
  kept.published_at = transaction.now_text();
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "rubric.publish", request.name(),
                                nlohmann::json{{"sha256", kept.sha256}}.dump())
                      .status());
  return Describe(kept);
}

}  // namespace ehcpqa::rubrics
