#include "services/register/import_rows.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/clock.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::registers {
namespace {

constexpr int kMostAliases = 4;
constexpr uint32_t kMostPlacements = 1000;
constexpr size_t kLongestNeed = 7;  // INVALID, for what has not the form of a code.

// What is wrong first, and what to do; field is null when nothing is.
struct Problem {
  const char* field = nullptr;
  const char* message = nullptr;
};

bool OneOf(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool EmptyOr(std::string_view value, std::string_view letters) {
  return value.empty() || (value.size() == 1 && letters.find(value[0]) != std::string_view::npos);
}

bool IsDistrict(std::string_view value) {
  if (value == "unknown") return true;
  return value.size() == 9 && std::string_view("ENSW").find(value[0]) != std::string_view::npos &&
         value.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool IsNeedText(std::string_view value) {
  if (value == "INVALID") return true;
  return value.size() < kLongestNeed - 1 &&
         value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos;
}

bool IsDateOrEmpty(std::string_view value) { return value.empty() || ParseDate(value).has_value(); }

Problem ProblemOf(const v1::PersonRows& person) {
  if (!IsReference(person.plan_ref())) return {"plan_ref", "must be four groups of four base32 letters"};
  if (person.aliases_size() > kMostAliases) return {"aliases", "must be at most 4"};
  for (int i = 0; i < person.aliases_size(); ++i) {
    const std::string& alias = person.aliases(i);
    if (!IsReference(alias)) return {"aliases", "must be four groups of four base32 letters"};
    if (alias == person.plan_ref() ||
        std::find(person.aliases().begin(), person.aliases().begin() + i, alias) != person.aliases().begin() + i) {
      return {"aliases", "must differ from each other and from plan_ref"};
    }
  }
  if (person.id_basis() < v1::ID_BASIS_UPN || person.id_basis() > v1::ID_BASIS_ORDER)
    return {"id_basis", "must say which identifier plan_ref was made from"};
  if (!OneOf(person.key_stage(), {"EY", "KS1", "KS2", "KS3", "KS4", "post-16", "19-25", "unknown"}))
    return {"key_stage", "must be EY, KS1, KS2, KS3, KS4, post-16, 19-25 or unknown"};
  if (!IsDistrict(person.district())) return {"district", "must be a district code (E07000170) or unknown"};
  for (const std::string& flag : person.flags()) {
    if (!OneOf(flag, {"upn_check_failed", "uln_check_failed", "no_upn_or_uln", "age_out_of_range", "date_unreadable"}))
      return {"flags", "must be flags that a client may set"};
  }
  if (person.rows().empty()) return {"rows", "must have a row: a person without requests is not sent"};
  return {};
}

Problem ProblemOf(const v1::RegisterRow& row) {
  static constexpr char kDate[] = "must be a date, YYYY-MM-DD, or empty";
  if (!IsDateOrEmpty(row.plan_start())) return {"plan_start", kDate};
  if (!IsDateOrEmpty(row.cease_date())) return {"cease_date", kDate};
  if (!IsDateOrEmpty(row.phase_transfer_final())) return {"phase_transfer_final", kDate};
  if (!IsDateOrEmpty(row.review_meeting())) return {"review_meeting", kDate};
  if (!IsDateOrEmpty(row.review_decision())) return {"review_decision", kDate};
  if (!row.has_named_plan() && (!row.plan_start().empty() || !row.cease_date().empty()))
    return {"has_named_plan", "must be true for a record with the dates of a plan"};
  if (row.start_unreadable() != (row.has_named_plan() && row.plan_start().empty()))
    return {"start_unreadable", "must say whether a plan is without plan_start"};
  if (row.cease_reason() < 0 || row.cease_reason() > 9) return {"cease_reason", "must be 1 to 9, or 0"};
  if (!EmptyOr(row.assessment_outcome(), "YNAWH")) return {"assessment_outcome", "must be Y, N, A, W, H or empty"};
  if (!EmptyOr(row.review_outcome(), "MCA")) return {"review_outcome", "must be M, C, A or empty"};
  static constexpr char kNeed[] = "must be a code of at most five letters, INVALID, or empty";
  if (!IsNeedText(row.need_primary())) return {"need_primary", kNeed};
  if (!IsNeedText(row.need_secondary())) return {"need_secondary", kNeed};
  if (!OneOf(row.setting_type(),
             {"EY", "mainstream", "special", "AP", "FE", "elsewhere", "NEET", kSchoolTypeUnknown, "unknown"})) {
    return {"setting_type", "must be one of the types of setting, or unknown"};
  }
  if (!OneOf(row.unit_or_rp(), {"none", "SENU", "RP"})) return {"unit_or_rp", "must be none, SENU or RP"};
  if (!EmptyOr(row.residential(), "AB")) return {"residential", "must be A, B or empty"};
  if (!EmptyOr(row.work_based(), "ATS")) return {"work_based", "must be A, T, S or empty"};
  if (row.placements() > kMostPlacements) return {"placements", "must be at most 1000"};
  if (row.request_source() < 0 || row.request_source() > 5) return {"request_source", "must be 1 to 5, or 0"};
  if (!EmptyOr(row.direct_payment(), "ESHI")) return {"direct_payment", "must be E, S, H, I or empty"};
  return {};
}

// What the frame and the events need; residential, work based, request source, tribunal, mediation and personal budget
// are checked and dropped.
Row FromProto(const v1::RegisterRow& from) {
  Row row;
  row.row_no = from.row_no();
  row.has_named_plan = from.has_named_plan();
  row.has_active_plan = from.has_active_plan();
  row.plan_start = from.plan_start();
  row.cease_date = from.cease_date();
  row.assessment_outcome = from.assessment_outcome();
  row.phase_transfer_final = from.phase_transfer_final();
  row.review_meeting = from.review_meeting();
  row.review_decision = from.review_decision();
  row.review_outcome = from.review_outcome();
  row.need_primary = from.need_primary();
  row.need_secondary = from.need_secondary();
  row.setting_type = from.setting_type();
  row.unit_or_rp = from.unit_or_rp();
  row.placements = from.placements();
  row.several_setting_kinds = from.several_setting_kinds();
  row.direct_payment = from.direct_payment();
  row.transferred_in = from.transferred_in();
  row.date_unreadable = from.date_unreadable();
  return row;
}

Person FromProto(const v1::PersonRows& from) {
  Person person;
  person.plan_ref = from.plan_ref();
  person.aliases.assign(from.aliases().begin(), from.aliases().end());
  person.id_basis = static_cast<IdBasis>(from.id_basis());
  person.key_stage = from.key_stage();
  person.district = from.district();
  for (const std::string& flag : from.flags()) person.flags.Add(*ParseFlag(flag));
  return person;
}

}  // namespace

bool IsReference(std::string_view text) {
  if (text.size() != 19) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i % 5 == 4 ? c != '-' : !((c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'))) return false;
  }
  return true;
}

absl::StatusOr<std::vector<Person>> ReadBatch(const v1::PersonBatch& batch, int64_t& last_row_no) {
  std::vector<Person> persons;
  persons.reserve(static_cast<size_t>(batch.persons_size()));
  int64_t rows = 0;
  for (int i = 0; i < batch.persons_size(); ++i) {
    const v1::PersonRows& from = batch.persons(i);
    const auto refuse = [&](const Problem& problem) {
      return FieldInvalid(absl::StrCat("persons.persons[", i, "].", problem.field), problem.message);
    };
    if (const Problem problem = ProblemOf(from); problem.field != nullptr) return refuse(problem);
    rows += from.rows_size();
    if (rows > kMostRowsInBatch) return FieldInvalid("persons", "must have at most 1000 rows: send several batches");
    Person person = FromProto(from);
    person.rows.reserve(static_cast<size_t>(from.rows_size()));
    for (int j = 0; j < from.rows_size(); ++j) {
      const v1::RegisterRow& row = from.rows(j);
      Problem problem = ProblemOf(row);
      if (row.row_no() <= last_row_no) problem = {"row_no", "must count upwards through the whole return, from 1"};
      if (row.row_no() > kMostRowsInImport)
        problem = {"row_no", "must be at most 2000000: this is no return of one authority"};
      if (problem.field != nullptr) {
        const std::string field = absl::StrCat("rows[", j, "].", problem.field);
        return refuse({field.c_str(), problem.message});
      }
      last_row_no = row.row_no();
      person.rows.push_back(FromProto(row));
    }
    persons.push_back(std::move(person));
  }
  return persons;
}

}  // namespace ehcpqa::registers
