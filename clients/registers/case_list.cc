#include "clients/registers/case_list.h"

#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/returns/locate.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::registers {

absl::StatusOr<CaseList> FindCases(const api::Api& api, const returns::Key& key, const std::string& cycle,
                                   const std::string& la, const std::string& path) {
  v1::ListSampleRequest request;
  request.set_name(cycle);
  ASSIGN_OR_RETURN(const v1::ListSampleResponse sample, api.ListAll(api::kListSample, request));
  std::vector<const v1::SamplePlan*> plans;
  std::vector<std::string> wanted;
  for (const v1::SamplePlan& plan : sample.plans()) {
    if (plan.la() != la || plan.status() == v1::SAMPLE_STATUS_SWAPPED_OUT) continue;
    plans.push_back(&plan);
    wanted.push_back(plan.plan_ref());
  }
  ASSIGN_OR_RETURN(returns::LocateResult result, returns::Locate(path, key, wanted, {}));
  CaseList list;
  list.plans = plans.size();
  for (const v1::SamplePlan* plan : plans) {
    for (const returns::Located& person : result.found) {
      if (person.plan_ref != plan->plan_ref()) continue;
      list.cases.push_back({plan->plan_ref(), plan->audit(), person.surname, person.forename, person.upn, person.uln});
    }
  }
  list.missing = std::move(result.missing);
  return list;
}

std::vector<std::string> CaseColumns() { return {"plan_ref", "audit", "surname", "forename", "upn", "uln"}; }

absl::Status CheckWhole(const CaseList& list) {
  if (list.missing.empty()) return absl::OkStatus();
  return NotNow("CASES_NOT_FOUND", absl::StrCat(list.missing.size(), " of ", list.plans,
                                                " plans are not in this return with this key, the first of them ",
                                                list.missing.front(), ". Use the return that was imported."));
}

}  // namespace ehcpqa::registers
