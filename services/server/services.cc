#include "services/server/services.h"

#include <google/protobuf/descriptor.h>

#include "ehcpqa/v1/audit_service.pb.h"
#include "ehcpqa/v1/concern.pb.h"
#include "ehcpqa/v1/cycle_service.pb.h"
#include "ehcpqa/v1/directory.pb.h"
#include "ehcpqa/v1/identity.pb.h"
#include "ehcpqa/v1/insight.pb.h"
#include "ehcpqa/v1/moderation.pb.h"
#include "ehcpqa/v1/register.pb.h"
#include "ehcpqa/v1/report.pb.h"
#include "ehcpqa/v1/rubric_service.pb.h"
#include "ehcpqa/v1/summary.pb.h"
#include "ehcpqa/v1/trail.pb.h"
#include "ehcpqa/v1/user.pb.h"
#include "services/base/status_macros.h"

namespace ehcpqa::server {

absl::StatusOr<Services> MakeServices(Adapter& adapter) {
  // The services of the contract, by a message file of each.
  for (const auto* file :
       {v1::SignInRequest::descriptor()->file(), v1::Organisation::descriptor()->file(), v1::User::descriptor()->file(),
        v1::Snapshot::descriptor()->file(), v1::RubricVersion::descriptor()->file(),
        v1::CreateCycleRequest::descriptor()->file(), v1::ListAuditsRequest::descriptor()->file(),
        v1::Difference::descriptor()->file(), v1::Concern::descriptor()->file(), v1::Estimate::descriptor()->file(),
        v1::Event::descriptor()->file(), v1::Insight::descriptor()->file(), v1::Report::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) RETURN_IF_ERROR(adapter.Learn(*file->service(i)));
  }
  Services services;
  AddIdentityServices(adapter, services);
  AddRegisterServices(adapter, services);
  AddCycleServices(adapter, services);
  AddAuditServices(adapter, services);
  AddInsightServices(adapter, services);
  return services;
}

}  // namespace ehcpqa::server
