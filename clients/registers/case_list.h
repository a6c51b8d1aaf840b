// The case list of a sample: which child each reference stands for. It is made on the local authority's own machine,
// names children, and is never sent to the server.
#ifndef EHCPQA_CLIENTS_REGISTERS_CASE_LIST_H_
#define EHCPQA_CLIENTS_REGISTERS_CASE_LIST_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "clients/returns/key.h"

namespace ehcpqa::registers {

// One case.
struct Case {
  std::string plan_ref, audit, surname, forename, upn, uln;
};

struct CaseList {
  size_t plans = 0;         // Of the sample that are this authority's.
  std::vector<Case> cases;  // By audit, as the sample has them; a person who is twice in the return is there twice.
  std::vector<std::string> missing;  // References that the return does not have with this key.
};

// Asks the server for the sample of `cycle` ("cycles/2024q4") alone, and looks its plans up in the return at `path`.
// Plans that were swapped out are left out.
absl::StatusOr<CaseList> FindCases(const api::Api& api, const returns::Key& key, const std::string& cycle,
                                   const std::string& la, const std::string& path);

// Names of the columns, in the order of Case.
std::vector<std::string> CaseColumns();

// Why the list is not whole; OK when it is. FailedPrecondition, reason CASES_NOT_FOUND.
absl::Status CheckWhole(const CaseList& list);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_CLIENTS_REGISTERS_CASE_LIST_H_
