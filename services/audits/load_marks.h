// Reads a file of marks and reports every mistake in it, row by row.
#ifndef EHCPQA_SERVICES_AUDITS_LOAD_MARKS_H_
#define EHCPQA_SERVICES_AUDITS_LOAD_MARKS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/audits/saving.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

inline constexpr size_t kMostCsvBytes = 2 * 1024 * 1024;
// A file is saved by the one writer in one go, so it must stay short.
inline constexpr size_t kMostCsvRows = 5000;
// More would not fit a screen; a last one says how many there are.
inline constexpr size_t kMostCsvMistakes = 500;

// One mistake. Never holds the rejected text.
struct CsvMistake {
  int row = 0;         // From 1; the header is row 1.
  std::string column;  // Empty for the whole row.
  std::string message;
  friend bool operator==(const CsvMistake&, const CsvMistake&) = default;
};

// Marks of one assessment, each criterion once.
struct LoadedAssessment {
  AssessmentKey key;
  std::vector<MarkToSave> marks;
};

// What a file holds: marks by assessment, or mistakes.
struct LoadedMarks {
  std::vector<LoadedAssessment> assessments;
  std::vector<CsvMistake> mistakes;
};

// Reads marks of assessments in the scope. The header names the columns, in any order: assessment, criterion and level
// are required; cause, evidence and na_reason may be left out. `assessment` is a full name or its part behind
// "audits/"; `level` is the code or label of a level, "na" or "cannot_tell"; `cause` is one of CauseName. A row with
// nothing behind the criterion is not marked yet and passed over. Fails only when the database does.
absl::StatusOr<LoadedMarks> LoadMarksFromCsv(storage::Snapshot& snapshot, const Scope& scope, std::string_view cycle,
                                             std::string_view csv);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_LOAD_MARKS_H_
