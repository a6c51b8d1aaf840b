#include <set>

#include "absl/strings/str_cat.h"
#include "services/audits/audit_names.h"
#include "services/audits/audit_proto.h"
#include "services/audits/audit_service.h"
#include "services/audits/rating_rules.h"
#include "services/audits/rubric_cache.h"
#include "services/base/status_macros.h"
#include "services/privacy/text_guard.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"

namespace ehcpqa::audits {
namespace {

constexpr int kMostRatings = 200;

absl::StatusOr<std::vector<MarkToSave>> ReadMarks(const v1::SaveRatingsRequest& request, const Work& work,
                                                  const rubrics::Rubric& rubric) {
  rpc::FieldChecks checks;
  checks.Range("ratings", request.ratings_size(), 1, kMostRatings);
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  std::vector<MarkToSave> marks;
  std::set<std::string_view> seen;
  for (int i = 0; i < request.ratings_size(); ++i) {
    const v1::Rating& rating = request.ratings(i);
    const std::string path = absl::StrCat("ratings[", i, "].");
    const auto index = rubrics::FindCriterion(rubric, rating.criterion());
    checks.Require(index && Marks(rubric.criteria[*index], work.assessment.key.kind, work.assessment.lead),
                   path + "criterion", "is not one that this assessment marks");
    checks.Require(seen.insert(rating.criterion()).second, path + "criterion", "is marked twice in this request");
    Mark mark = FromProto(rating, path, checks);
    for (const FieldViolation& violation : CheckMark(rubric, mark)) {
      checks.Require(false, path + violation.field, violation.message);
    }
    guard.Check(path + "evidence", mark.evidence);
    guard.Check(path + "na_reason", mark.na_reason);
    marks.push_back({rating.criterion(), std::move(mark), rating.etag()});
  }
  RETURN_IF_ERROR(checks.status());
  RETURN_IF_ERROR(guard.status());
  return marks;
}

v1::LoadRatingsResponse Refusal(const std::vector<CsvMistake>& mistakes) {
  v1::LoadRatingsResponse response;
  for (const CsvMistake& mistake : mistakes) {
    v1::RatingMistake& message = *response.add_mistakes();
    message.set_row(mistake.row);
    message.set_column(mistake.column);
    message.set_message(mistake.message);
  }
  return response;
}

}  // namespace

absl::StatusOr<v1::SaveRatingsResponse> SaveRatings(storage::Transaction& transaction, const Caller& caller,
                                                    const v1::SaveRatingsRequest& request) {
  ASSIGN_OR_RETURN(const AssessmentKey key, ParseAssessmentName("assessment", request.assessment()));
  ASSIGN_OR_RETURN(Work work, LoadWork(transaction, Scope::OwnOf(caller), key));
  RETURN_IF_ERROR(CheckMayMark(work));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOf(transaction, work.rubric));
  ASSIGN_OR_RETURN(const std::vector<MarkToSave> marks, ReadMarks(request, work, *rubric));
  ASSIGN_OR_RETURN(const std::vector<Rating> saved, SaveMarks(transaction, caller.actor(), work, marks));
  v1::SaveRatingsResponse response;
  for (const Rating& rating : saved) *response.add_ratings() = ToProto(rating);
  response.set_marked(work.assessment.marked);
  response.set_criteria(static_cast<int32_t>(CriteriaToMark(*rubric, key.kind, work.assessment.lead).size()));
  return response;
}

absl::StatusOr<LoadedMarks> PrepareLoadRatings(storage::Snapshot& snapshot, const Caller& caller,
                                               const v1::LoadRatingsRequest& request) {
  ASSIGN_OR_RETURN(const std::string cycle, rpc::ParseId("cycle", request.cycle(), "cycles/*"));
  rpc::FieldChecks checks;
  checks.Require(!request.csv().empty(), "csv", "is required");
  checks.Require(request.csv().size() <= kMostCsvBytes, "csv", "is larger than 2 MiB. Split the file.");
  RETURN_IF_ERROR(checks.status());
  RETURN_IF_ERROR(RubricKeyOfCycle(snapshot, cycle).status());
  return LoadMarksFromCsv(snapshot, Scope::OwnOf(caller), cycle, request.csv());
}

absl::StatusOr<v1::LoadRatingsResponse> CommitLoadRatings(storage::Transaction& transaction, const Caller& caller,
                                                          const v1::LoadRatingsRequest&, LoadedMarks marks) {
  if (!marks.mistakes.empty()) return Refusal(marks.mistakes);
  v1::LoadRatingsResponse response;
  for (const LoadedAssessment& loaded : marks.assessments) {
    if (loaded.marks.empty()) continue;
    ASSIGN_OR_RETURN(Work work, LoadWork(transaction, Scope::OwnOf(caller), loaded.key));
    RETURN_IF_ERROR(CheckMayMark(work));
    RETURN_IF_ERROR(SaveMarks(transaction, caller.actor(), work, loaded.marks).status());
    response.set_saved(response.saved() + static_cast<int32_t>(loaded.marks.size()));
  }
  return response;
}

}  // namespace ehcpqa::audits
