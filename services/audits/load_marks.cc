#include "services/audits/load_marks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "services/audits/audit_names.h"
#include "services/audits/csv.h"
#include "services/audits/rating_rules.h"
#include "services/audits/rubric_cache.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/privacy/identifier_guard.h"
#include "services/rpc/fields.h"

namespace ehcpqa::audits {
namespace {

using rubrics::Rubric;

constexpr std::string_view kColumns[] = {"assessment", "criterion", "level", "cause", "evidence", "na_reason"};
constexpr size_t kRequiredColumns = 3;
enum Column : size_t { kAssessment, kCriterion, kLevel, kCause, kEvidence, kNaReason };

// "Advice-late" as "advice_late": the terminal client writes words with hyphens.
char Folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '-' ? '_' : c; }
bool SameWord(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return Folded(x) == Folded(y); });
}

// A level by its code or label, "na" or "cannot_tell"; nothing for any other text.
std::optional<Answered> ReadAnswer(const Rubric& rubric, std::string_view text) {
  for (const NoLevel no_level : {NoLevel::kNotApplicable, NoLevel::kCannotTell}) {
    if (SameWord(text, NoLevelName(no_level))) return Answered{"", no_level};
  }
  for (const rubrics::Level& level : rubric.scale.levels) {
    if (SameWord(text, level.code) || SameWord(text, level.label)) return Answered{level.code, NoLevel::kNone};
  }
  return std::nullopt;
}

std::optional<Cause> ReadCause(std::string_view text) {
  if (text.empty()) return Cause::kNone;
  for (const Cause cause : kCauses) {
    if (SameWord(text, CauseName(cause))) return cause;
  }
  return std::nullopt;
}

std::string CauseNames() {
  std::string names;
  for (const Cause cause : kCauses) (names += names.empty() ? "" : ", ") += CauseName(cause);
  return names;
}

class Loader {
 public:
  Loader(storage::Snapshot& snapshot, const Scope& scope, std::string_view cycle)
      : snapshot_(snapshot), scope_(scope), cycle_(cycle) {}

  absl::StatusOr<LoadedMarks> Run(std::string_view csv) {
    const CsvFile file = ReadCsv(csv);
    if (file.problem_row > 0) {
      Mistake(file.problem_row, "", file.problem);
      return std::move(loaded_);
    }
    if (!ReadHeader(file)) return std::move(loaded_);
    for (size_t i = 1; i < file.rows.size(); ++i) RETURN_IF_ERROR(ReadRow(i + 1, file.rows[i]));
    if (loaded_.mistakes.size() > kMostCsvMistakes) {
      const size_t more = loaded_.mistakes.size() - kMostCsvMistakes;
      const int row = loaded_.mistakes[kMostCsvMistakes].row;
      loaded_.mistakes.resize(kMostCsvMistakes);
      Mistake(static_cast<size_t>(row), "",
              std::to_string(more) + " more mistakes from this row on. Mend those above first.");
    }
    if (!loaded_.mistakes.empty()) loaded_.assessments.clear();
    return std::move(loaded_);
  }

 private:
  void Mistake(size_t row, std::string_view column, std::string message) {
    loaded_.mistakes.push_back({static_cast<int>(row), std::string(column), std::move(message)});
  }

  bool ReadHeader(const CsvFile& file) {
    if (file.rows.empty()) {
      Mistake(1, "",
              "The file is empty. The first row names the columns: assessment, criterion, level, cause, evidence, "
              "na_reason.");
      return false;
    }
    if (file.rows.size() > kMostCsvRows + 1) {
      Mistake(kMostCsvRows + 2, "", "A file may have 5000 rows of marks. Split it.");
      return false;
    }
    places_.assign(std::size(kColumns), std::nullopt);
    const CsvRow& header = file.rows[0];
    for (size_t i = 0; i < header.size(); ++i) {
      const auto column = std::find_if(std::begin(kColumns), std::end(kColumns),
                                       [&](std::string_view name) { return SameWord(rpc::Trimmed(header[i]), name); });
      if (column == std::end(kColumns)) {
        Mistake(
            1, "",
            "Column " + std::to_string(i + 1) +
                " has a name that is not known. Known are assessment, criterion, level, cause, evidence, na_reason.");
      } else if (auto& place = places_[static_cast<size_t>(column - std::begin(kColumns))]; place) {
        Mistake(1, *column, "The column is there twice.");
      } else {
        place = i;
      }
    }
    for (size_t i = 0; i < kRequiredColumns; ++i) {
      if (!places_[i]) Mistake(1, kColumns[i], "The column is missing.");
    }
    columns_ = header.size();
    return loaded_.mistakes.empty();
  }

  std::string_view Field(const CsvRow& row, Column column) const {
    return places_[column] ? rpc::Trimmed(row[*places_[column]]) : std::string_view();
  }

  absl::Status ReadRow(size_t number, const CsvRow& row) {
    if (row.size() == 1 && rpc::Trimmed(row[0]).empty()) return absl::OkStatus();
    if (row.size() != columns_) {
      Mistake(number, "",
              "The row has " + std::to_string(row.size()) + " fields, the header " + std::to_string(columns_) +
                  ". Put fields with commas in quotes.");
      return absl::OkStatus();
    }
    ASSIGN_OR_RETURN(Assigned* const assigned, FindAssigned(number, Field(row, kAssessment)));
    if (assigned == nullptr) return absl::OkStatus();
    const std::string criterion(Field(row, kCriterion));
    if (!IsToMark(*assigned, criterion)) {
      Mistake(number, "criterion", "Not a criterion that this assessment marks. Write its code, like F3.");
      return absl::OkStatus();
    }
    if (!assigned->seen.insert(criterion).second) {
      Mistake(number, "criterion", "The criterion was marked in a row above already.");
      return absl::OkStatus();
    }
    const bool nothing = Field(row, kLevel).empty() && Field(row, kCause).empty() && Field(row, kEvidence).empty() &&
                         Field(row, kNaReason).empty();
    if (!nothing) ReadMark(number, row, *assigned, criterion);
    return absl::OkStatus();
  }

  // An assessment that the file speaks of.
  struct Assigned {
    Work work;
    RubricPtr rubric;
    std::set<std::string> seen;  // Criteria.
    size_t index = 0;            // In loaded_.assessments.
  };

  // The assessment of a row, or null with a mistake noted.
  absl::StatusOr<Assigned*> FindAssigned(size_t number, std::string_view text) {
    const std::string prefix = "cycles/" + std::string(cycle_) + "/audits/";
    const std::string name = text.substr(0, 7) == "cycles/" ? std::string(text) : prefix + std::string(text);
    const auto known = assigned_.find(name);
    if (known != assigned_.end()) return &known->second;
    const absl::StatusOr<AssessmentKey> key = ParseAssessmentName("assessment", name);
    std::optional<Work> work;
    if (key.ok() && key->cycle == cycle_) {
      ASSIGN_OR_RETURN(work, FindWork(snapshot_, scope_, *key));
    }
    if (!work) {
      Mistake(number, "assessment", "Not an assessment of yours in this cycle. Write it like 7/assessments/health-1.");
      return nullptr;
    }
    if (const absl::Status may = CheckMayMark(*work); !may.ok()) {
      Mistake(number, "assessment", std::string(may.message()));
      return nullptr;
    }
    ASSIGN_OR_RETURN(RubricPtr rubric, RubricOf(snapshot_, work->rubric));
    loaded_.assessments.push_back({*key, {}});
    Assigned assigned{*std::move(work), std::move(rubric), {}, loaded_.assessments.size() - 1};
    return &assigned_.emplace(name, std::move(assigned)).first->second;
  }

  static bool IsToMark(const Assigned& assigned, const std::string& criterion) {
    const auto index = rubrics::FindCriterion(*assigned.rubric, criterion);
    return index &&
           Marks(assigned.rubric->criteria[*index], assigned.work.assessment.key.kind, assigned.work.assessment.lead);
  }

  void ReadMark(size_t number, const CsvRow& row, const Assigned& assigned, const std::string& criterion) {
    const size_t before = loaded_.mistakes.size();
    MarkToSave mark{criterion, {}, std::nullopt};
    if (const auto answer = ReadAnswer(*assigned.rubric, Field(row, kLevel))) {
      mark.mark.answer = *answer;
    } else {
      Mistake(number, "level",
              Field(row, kLevel).empty()
                  ? "A level is missing. To leave the criterion for later, leave the whole row empty behind it."
                  : "Not a level of the scale. Write the code or the label of one, na or cannot_tell.");
    }
    const std::optional<Cause> cause = ReadCause(Field(row, kCause));
    if (!cause) Mistake(number, "cause", "Not a cause. Known are " + CauseNames() + ".");
    mark.mark.cause = cause.value_or(Cause::kNone);
    mark.mark.evidence = Field(row, kEvidence);
    mark.mark.na_reason = Field(row, kNaReason);
    if (loaded_.mistakes.size() == before) {
      for (FieldViolation& violation : CheckMark(*assigned.rubric, mark.mark)) {
        Mistake(number, violation.field, "This field " + violation.message + ".");
      }
    }
    CheckText(number, "evidence", mark.mark.evidence);
    CheckText(number, "na_reason", mark.mark.na_reason);
    if (loaded_.mistakes.size() == before) loaded_.assessments[assigned.index].marks.push_back(std::move(mark));
  }

  void CheckText(size_t number, std::string_view column, std::string_view text) {
    const auto found = privacy::FindIdentifiers(text);
    if (!found.empty()) Mistake(number, column, "In this field, " + privacy::PlacesToChange(text, found));
  }

  storage::Snapshot& snapshot_;
  const Scope& scope_;
  const std::string_view cycle_;
  std::vector<std::optional<size_t>> places_;  // Of each column in a row.
  size_t columns_ = 0;
  std::map<std::string, Assigned> assigned_;  // By name as in the file, completed.
  LoadedMarks loaded_;
};

}  // namespace

absl::StatusOr<LoadedMarks> LoadMarksFromCsv(storage::Snapshot& snapshot, const Scope& scope, std::string_view cycle,
                                             std::string_view csv) {
  return Loader(snapshot, scope, cycle).Run(csv);
}

}  // namespace ehcpqa::audits
