// The method constants are held to the contract itself.
#include <set>
#include <string>
#include <tuple>
#include <type_traits>

#include "clients/api/audit_methods.h"
#include "clients/api/concern_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/directory_methods.h"
#include "clients/api/identity_methods.h"
#include "clients/api/insight_methods.h"
#include "clients/api/moderation_methods.h"
#include "clients/api/register_methods.h"
#include "clients/api/report_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/api/summary_methods.h"
#include "clients/api/trail_methods.h"
#include "clients/api/user_methods.h"
#include "gmock/gmock.h"

namespace ehcpqa::api {
namespace {

constexpr auto kMethods = std::make_tuple(
    kListAudits, kGetAudit, kListMyAssessments, kGetAssessment, kSaveRatings, kLoadRatings, kSubmitAssessment,
    kDeclineAssessment, kRecordPlanVersion, kDeclareConflict, kListConflicts, kRaiseConcern, kListConcerns,
    kAcknowledgeConcern, kCloseConcern, kCreateCycle, kUpdateCycle, kGetCycle, kListCycles, kFreezeCycle, kListFrame,
    kDrawSample, kListSample, kSwapPlan, kAllocateAuditors, kOpenCycle, kCloseCycle, kReviewCycle, kPublishCycle,
    kArchiveCycle, kRevertCycle, kGetCycleStatus, kCreateOrganisation, kListOrganisations, kCreateAgency, kListAgencies,
    kCreateService, kListServices, kSignIn, kSignOut, kChangePassword, kGetCaller, kListSessions, kRevokeSession,
    kListDifferences, kGetDifference, kAgreeRating, kReturnAssessment, kListSnapshots, kGetSnapshot, kImportRubric,
    kListRubrics, kGetRubric, kPublishRubric, kGetCycleSummary, kListEvents, kVerifyTrail, kProposeRedaction,
    kApproveRedaction, kListRedactions, kCreateUser, kGetUser, kListUsers, kSetMembership, kResetPassword, kLockUser,
    kUnlockUser, kGetInsight, kGetChange, kGetTrend, kGetComparison, kGetMarkingAgreement, kGetLeniency, kListTargets,
    kSetTarget, kMakeReport, kListReports, kGetReport, kDownloadReport, kVerifyReport, kGetDisclosurePolicy,
    kSetDisclosurePolicy);

template <template <typename, typename> typename Shape, typename Request, typename Response>
void HoldToContract(const Shape<Request, Response>& method, std::set<std::string>* seen) {
  std::string name = method.name;
  name[name.find('/')] = '.';
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName("ehcpqa.v1." + name);
  ASSERT_NE(descriptor, nullptr) << method.name << " is not in the contract";
  EXPECT_EQ(descriptor->input_type(), Request::descriptor()) << method.name;
  EXPECT_EQ(descriptor->output_type(), Response::descriptor()) << method.name;
  const bool streams = std::is_same_v<Shape<Request, Response>, StreamMethod<Request, Response>>;
  EXPECT_EQ(descriptor->server_streaming(), streams) << method.name;
  EXPECT_TRUE(seen->insert(descriptor->full_name()).second) << method.name << " twice";
}

TEST(Methods, NameEveryMethodOfTheContractButTheImportWithItsTypes) {
  std::set<std::string> seen;
  std::apply([&](const auto&... method) { (HoldToContract(method, &seen), ...); }, kMethods);

  const std::set<const google::protobuf::FileDescriptor*> files = {
      v1::SignInRequest::descriptor()->file(),       v1::CreateUserRequest::descriptor()->file(),
      v1::CreateAgencyRequest::descriptor()->file(), v1::ListSnapshotsRequest::descriptor()->file(),
      v1::ImportRubricRequest::descriptor()->file(), v1::CreateCycleRequest::descriptor()->file(),
      v1::ListAuditsRequest::descriptor()->file(),   v1::AgreeRatingRequest::descriptor()->file(),
      v1::RaiseConcernRequest::descriptor()->file(), v1::CycleSummary::descriptor()->file(),
      v1::VerifyTrailRequest::descriptor()->file(),  v1::GetInsightRequest::descriptor()->file(),
      v1::MakeReportRequest::descriptor()->file()};
  for (const auto* file : files) {
    for (int s = 0; s < file->service_count(); ++s) {
      for (int m = 0; m < file->service(s)->method_count(); ++m) {
        const auto* method = file->service(s)->method(m);
        EXPECT_TRUE(method->client_streaming() || seen.count(method->full_name())) << method->full_name();
      }
    }
  }
}

}  // namespace
}  // namespace ehcpqa::api
