// One person of a SEN2 return as it was read: text as given, not yet judged. It holds identifiers and never leaves the
// client.
//
// Both readers (XML, COLLECT CSV) fill the same structs, so that the same return gives the same rows whichever way it
// was exported. Names follow the DfE's elements; item numbers of its guide are in brackets.
#ifndef EHCPQA_CLIENTS_RETURNS_PERSON_H_
#define EHCPQA_CLIENTS_RETURNS_PERSON_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/returns/refusal.h"

namespace ehcpqa::returns {

// Header: what the return says of itself.
struct HeaderFields {
  std::string collection, year, reference_date, source_level, lea, software_code, date_time;
};

// Person [1.1-1.7]. Surname and forename are filled only when the reader was asked to keep names.
struct PersonFields {
  std::string surname, forename, birth_date, postcode, upn, uln;
};

// Requests [2.1-2.8].
struct RequestFields {
  std::string received, source, outcome_date, mediation, tribunal;
};

// Assessment [3.1-3.7].
struct AssessmentFields {
  std::string outcome, outcome_date, mediation, tribunal, other_mediation, other_tribunal;
};

// NamedPlan [4.1-4.6].
struct NamedPlanFields {
  std::string start, residential, work_based, personal_budget, direct_payment, cease, cease_reason;
};

// PlanDetail [4.7] or PlacementDetail [5.7]; a PlanDetail has no dates, residential or work-based code.
struct SettingFields {
  std::string urn = {}, ukprn = {}, sen_setting = {}, rank = {}, entry = {}, leaving = {}, sen_unit = {},
              resourced = {}, residential = {}, work_based = {};
};

// ActivePlans [5.1-5.6]; residential and work_based stand here in 2023 only.
struct ActivePlanFields {
  std::string transfer_la, residential, work_based, review_meeting, review_outcome, review_draft, phase_transfer_due,
      phase_transfer_final, last_review;
};

// SENneed [5.8].
struct NeedFields {
  std::string type, rank;
};

// One Requests record with everything below it.
struct Request {
  RequestFields fields;
  bool has_assessment = false;
  AssessmentFields assessment;
  bool has_named_plan = false;
  NamedPlanFields named_plan;
  std::vector<SettingFields> plan_details;
  bool has_active_plan = false;
  ActivePlanFields active_plan;
  std::vector<SettingFields> placements;
  std::vector<NeedFields> needs;
  Place place;
};

// One Person record.
struct Person {
  PersonFields fields;
  std::vector<Request> requests;
  uint64_t order = 0;  // From 1, over all Person records of the return in document order.
  Place place;
};

// Takes persons one after another; a status that is not OK stops the reading and is handed on.
using PersonVisitor = std::function<absl::Status(const Person&)>;

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_PERSON_H_
