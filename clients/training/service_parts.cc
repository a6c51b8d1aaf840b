#include "clients/training/service_parts.h"

#include "clients/api/audit_methods.h"
#include "clients/api/directory_methods.h"
#include "clients/training/simulation.h"
#include "services/base/status_macros.h"

namespace ehcpqa::training {

absl::Status DeclareServiceParts(const api::Api& coordinator, const std::string& cycle) {
  ASSIGN_OR_RETURN(const v1::ListServicesResponse services,
                   coordinator.Call(api::kListServices, v1::ListServicesRequest()));
  if (services.services().empty()) return absl::OkStatus();
  v1::ListAuditsRequest request;
  request.set_cycle(cycle);
  ASSIGN_OR_RETURN(const v1::ListAuditsResponse audits, coordinator.ListAll(api::kListAudits, request));
  for (const v1::Audit& audit : audits.audits()) {
    for (const v1::Service& service : services.services()) {
      if (!HasPart(service.name(), audit.plan_ref())) continue;
      v1::DeclareConflictRequest declare;
      declare.mutable_conflict()->set_audit(audit.name());
      declare.mutable_conflict()->set_service(service.name());
      declare.mutable_conflict()->set_reason("Synthetic: gave advice for this plan.");
      RETURN_IF_ERROR(coordinator.Call(api::kDeclareConflict, declare).status());
    }
  }
  return absl::OkStatus();
}

}  // namespace ehcpqa::training
