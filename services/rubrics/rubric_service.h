// RubricService: importing, reading and publishing rubrics.
#ifndef EHCPQA_SERVICES_RUBRICS_RUBRIC_SERVICE_H_
#define EHCPQA_SERVICES_RUBRICS_RUBRIC_SERVICE_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/rubric_service.pb.h"
#include "services/rpc/caller.h"
#include "services/rubrics/rubric_file.h"
#include "services/storage/transaction.h"

namespace ehcpqa::rubrics {

// ImportRubric is of the shape prepare and commit: a file of the largest size takes longer to read than the writer may
// be held.
absl::StatusOr<RubricFile> PrepareImportRubric(storage::Snapshot& snapshot, const Caller& caller,
                                               const v1::ImportRubricRequest& request);
// A file with mistakes, or `validate_only`, changes nothing. FailedPrecondition: RUBRIC_PUBLISHED, RUBRIC_VERSION_GAP.
absl::StatusOr<v1::ImportRubricResponse> CommitImportRubric(storage::Transaction& transaction, const Caller& caller,
                                                            const v1::ImportRubricRequest& request, RubricFile file);

absl::StatusOr<v1::ListRubricsResponse> ListRubrics(storage::Snapshot& snapshot, const Caller& caller,
                                                    const v1::ListRubricsRequest& request);
absl::StatusOr<v1::RubricVersion> GetRubric(storage::Snapshot& snapshot, const Caller& caller,
                                            const v1::GetRubricRequest& request);
// FailedPrecondition: RUBRIC_PUBLISHED.
absl::StatusOr<v1::RubricVersion> PublishRubric(storage::Transaction& transaction, const Caller& caller,
                                                const v1::PublishRubricRequest& request);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_RUBRIC_SERVICE_H_
