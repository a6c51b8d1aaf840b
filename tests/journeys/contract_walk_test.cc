// Walks every method of every service of a running server through reflection, as everybody and as nobody.
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <future>
#include <map>
#include <set>

#include "ehcpqa/v1/register.grpc.pb.h"
#include "gmock/gmock.h"
#include "google/protobuf/descriptor.pb.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "grpc/reflection/v1alpha/reflection.grpc.pb.h"
#include "tests/journeys/live_area.h"

namespace ehcpqa::journeys {
namespace {

namespace reflection = grpc::reflection::v1alpha;

// Who may call what. A method that is not here fails the test: whoever adds one decides here, too, who may call it.
const std::set<std::string> kSignedIn = {"everybody who has signed in"};
const std::set<std::string> kCertificate = {"everybody with a certificate"};
const std::set<std::string> kAdministrator = {"administrator"};
const std::set<std::string> kCoordinator = {"coordinator"};
const std::set<std::string> kAuditor = {"auditor"};
const std::set<std::string> kModerator = {"moderator"};
const std::set<std::string> kRegisterReaders = {"coordinator", "moderator", "sub-group-member"};
const std::set<std::string> kSampleReaders = {"coordinator", "moderator"};
const std::set<std::string> kAuditReaders = {"auditor", "coordinator", "moderator"};
const std::set<std::string> kSummaryReaders = {"coordinator", "moderator", "sub-group-member", "agency-lead"};
const std::set<std::string> kReportReaders = {"coordinator", "moderator",  "sub-group-member",
                                              "agency-lead", "lay-member", "board-viewer"};
const std::set<std::string> kTrailReaders = {"administrator", "coordinator", "moderator"};
const std::map<std::string, std::set<std::string>> kTable = {
    {"IdentityService.SignIn", kCertificate},
    {"IdentityService.SignOut", kSignedIn},
    {"IdentityService.ChangePassword", kSignedIn},
    {"IdentityService.GetCaller", kSignedIn},
    {"IdentityService.ListSessions", kAdministrator},
    {"IdentityService.RevokeSession", kAdministrator},
    {"DirectoryService.CreateOrganisation", kAdministrator},
    {"DirectoryService.ListOrganisations", kSignedIn},
    {"DirectoryService.CreateAgency", kAdministrator},
    {"DirectoryService.ListAgencies", kSignedIn},
    {"DirectoryService.CreateService", kAdministrator},
    {"DirectoryService.ListServices", kSignedIn},
    {"UserService.CreateUser", kAdministrator},
    {"UserService.GetUser", kAdministrator},
    {"UserService.ListUsers", {"administrator", "coordinator"}},
    {"UserService.SetMembership", kAdministrator},
    {"UserService.ResetPassword", kAdministrator},
    {"UserService.LockUser", kAdministrator},
    {"UserService.UnlockUser", kAdministrator},
    {"RegisterService.ImportRegister", kCoordinator},
    {"RegisterService.ListSnapshots", kRegisterReaders},
    {"RegisterService.GetSnapshot", kRegisterReaders},
    {"RubricService.ImportRubric", kCoordinator},
    {"RubricService.ListRubrics", kSignedIn},
    {"RubricService.GetRubric", kSignedIn},
    {"RubricService.PublishRubric", kCoordinator},
    {"CycleService.CreateCycle", kCoordinator},
    {"CycleService.UpdateCycle", kCoordinator},
    {"CycleService.GetCycle", kSignedIn},
    {"CycleService.ListCycles", kSignedIn},
    {"CycleService.FreezeCycle", kCoordinator},
    {"CycleService.ListFrame", kSampleReaders},
    {"CycleService.DrawSample", kCoordinator},
    {"CycleService.ListSample", kSampleReaders},
    {"CycleService.SwapPlan", kCoordinator},
    {"CycleService.AllocateAuditors", kCoordinator},
    {"CycleService.OpenCycle", kCoordinator},
    {"CycleService.CloseCycle", kCoordinator},
    {"CycleService.ReviewCycle", kCoordinator},
    {"CycleService.PublishCycle", kCoordinator},
    {"CycleService.ArchiveCycle", kCoordinator},
    {"CycleService.RevertCycle", kCoordinator},
    {"CycleService.GetCycleStatus", kSummaryReaders},
    {"AuditService.ListAudits", kAuditReaders},
    {"AuditService.GetAudit", kAuditReaders},
    {"AuditService.ListMyAssessments", kAuditor},
    {"AuditService.GetAssessment", kAuditor},
    {"AuditService.SaveRatings", kAuditor},
    {"AuditService.LoadRatings", kAuditor},
    {"AuditService.SubmitAssessment", kAuditor},
    {"AuditService.DeclineAssessment", kAuditor},
    {"AuditService.RecordPlanVersion", kCoordinator},
    {"AuditService.DeclareConflict", {"auditor", "coordinator"}},
    {"AuditService.ListConflicts", {"auditor", "coordinator"}},
    {"ConcernService.RaiseConcern", kAuditReaders},
    {"ConcernService.ListConcerns", kAuditReaders},
    {"ConcernService.AcknowledgeConcern", kCoordinator},
    {"ConcernService.CloseConcern", kCoordinator},
    {"ModerationService.ListDifferences", kModerator},
    {"ModerationService.GetDifference", kModerator},
    {"ModerationService.AgreeRating", kModerator},
    {"ModerationService.ReturnAssessment", kModerator},
    {"SummaryService.GetCycleSummary", kSummaryReaders},
    {"InsightService.GetInsight", kSummaryReaders},
    {"InsightService.GetChange", kSummaryReaders},
    {"InsightService.GetTrend", kSummaryReaders},
    {"InsightService.GetComparison", kSummaryReaders},
    {"InsightService.GetMarkingAgreement", kSummaryReaders},
    {"InsightService.GetLeniency", {"auditor", "moderator"}},
    {"InsightService.ListTargets", kSummaryReaders},
    {"InsightService.SetTarget", kCoordinator},
    {"ReportService.MakeReport", kCoordinator},
    {"ReportService.ListReports", kReportReaders},
    {"ReportService.GetReport", kReportReaders},
    {"ReportService.DownloadReport", kReportReaders},
    {"ReportService.VerifyReport", kReportReaders},
    {"ReportService.GetDisclosurePolicy", kSummaryReaders},
    {"ReportService.SetDisclosurePolicy", kCoordinator},
    {"TrailService.ListEvents", kTrailReaders},
    {"TrailService.VerifyTrail", {"administrator", "coordinator"}},
    {"TrailService.ProposeRedaction", kCoordinator},
    {"TrailService.ApproveRedaction", kTrailReaders},
    {"TrailService.ListRedactions", kTrailReaders},
};

std::shared_ptr<grpc::Channel> Connect(const LiveArea& area, const std::string& agency) {
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = ReadWhole(area.certificates(agency) + "/ca.pem");
  options.pem_cert_chain = ReadWhole(area.certificates(agency) + "/client.pem");
  options.pem_private_key = ReadWhole(area.certificates(agency) + "/client.key");
  return grpc::CreateChannel(area.address(), grpc::SslCredentials(options));
}

// The methods that the server says it has, without those of gRPC itself.
std::vector<std::string> ReflectedMethods(const std::shared_ptr<grpc::Channel>& channel) {
  const auto stub = reflection::ServerReflection::NewStub(channel);
  grpc::ClientContext context;
  const auto stream = stub->ServerReflectionInfo(&context);
  const auto ask = [&](const reflection::ServerReflectionRequest& request) {
    reflection::ServerReflectionResponse response;
    EXPECT_TRUE(stream->Write(request) && stream->Read(&response));
    return response;
  };
  reflection::ServerReflectionRequest list;
  list.set_list_services("*");
  std::vector<std::string> methods;
  const reflection::ServerReflectionResponse services = ask(list);
  for (const auto& service : services.list_services_response().service()) {
    if (service.name().rfind("ehcpqa.", 0) != 0) continue;
    reflection::ServerReflectionRequest request;
    request.set_file_containing_symbol(service.name());
    const reflection::ServerReflectionResponse files = ask(request);
    for (const std::string& bytes : files.file_descriptor_response().file_descriptor_proto()) {
      google::protobuf::FileDescriptorProto file;
      EXPECT_TRUE(file.ParseFromString(bytes));
      for (const auto& described : file.service()) {
        if (file.package() + "." + described.name() != service.name()) continue;
        for (const auto& method : described.method()) methods.push_back(described.name() + "." + method.name());
      }
    }
  }
  stream->WritesDone();
  return methods;
}

// Calls a method with an empty request and answers the status: only whether the caller was let in is looked at.
grpc::Status CallEmpty(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                       const std::string& token) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
  if (method == "RegisterService.ImportRegister") {
    v1::ImportReport report;
    const auto writer = v1::RegisterService::NewStub(channel)->ImportRegister(&context, &report);
    writer->WritesDone();
    return writer->Finish();
  }
  const std::string path =
      "/ehcpqa.v1." + method.substr(0, method.find('.')) + "/" + method.substr(method.find('.') + 1);
  grpc::GenericStub stub(channel);
  const grpc::Slice nothing;
  const grpc::ByteBuffer request(&nothing, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> done;
  stub.UnaryCall(&context, path, {}, &request, &response,
                 [&done](grpc::Status status) { done.set_value(std::move(status)); });
  return done.get_future().get();
}

bool LetIn(const grpc::Status& status) {
  return status.error_code() != grpc::StatusCode::PERMISSION_DENIED &&
         status.error_code() != grpc::StatusCode::UNAUTHENTICATED;
}

TEST(ContractWalkTest, EveryMethodLetsInExactlyTheRolesOfTheTable) {
  LiveArea area;
  // One person for each role, with no other.
  const std::map<std::string, std::pair<std::string, std::string>> people = {
      {"auditor", {"edith", "send"}},
      {"moderator", {"mo", "send"}},
      {"coordinator", {"only-coordinator", "send"}},
      {"sub-group-member", {"only-member", "send"}},
      {"lay-member", {"lara", "send"}},
      {"agency-lead", {"ella", "send"}},
      {"board-viewer", {"bob", "send"}},
      {"administrator", {"admin", "send"}}};
  area.AddPerson("only-coordinator", "send", "coordinator");
  area.AddPerson("only-member", "send", "sub-group-member");
  const auto channel = Connect(area, "send");

  std::set<std::string> seen;
  for (const std::string& method : ReflectedMethods(channel)) {
    const auto rule = kTable.find(method);
    if (rule == kTable.end()) {
      ADD_FAILURE() << method << " is not in the table of this test: decide who may call it";
      continue;
    }
    seen.insert(method);
    EXPECT_EQ(LetIn(CallEmpty(channel, method, "")), rule->second == kCertificate) << method << " without signing in";
    EXPECT_EQ(LetIn(CallEmpty(channel, method, "an-invented-token")), rule->second == kCertificate)
        << method << " with a wrong token";
    // Signing out would end the session that the walk needs.
    if (method == "IdentityService.SignOut") continue;
    for (const auto& [role, person] : people) {
      const std::string token = area[person.first].environment().at("EHCPQA_TOKEN");
      const bool allowed = rule->second == kSignedIn || rule->second == kCertificate || rule->second.count(role) != 0;
      const grpc::Status status = CallEmpty(channel, method, token);
      EXPECT_EQ(LetIn(status), allowed) << method << " as " << role << ": " << status.error_message();
      EXPECT_NE(status.error_code(), grpc::StatusCode::UNIMPLEMENTED) << method;
      EXPECT_NE(status.error_code(), grpc::StatusCode::INTERNAL) << method << " as " << role;
    }
  }
  for (const auto& [method, rule] : kTable)
    EXPECT_TRUE(seen.count(method) != 0) << method << " is in the table but not on the server";
}

TEST(ContractWalkTest, HealthCheckingSaysServing) {
  LiveArea area(/*staffed=*/false);
  const auto stub = grpc::health::v1::Health::NewStub(Connect(area, "send"));
  grpc::ClientContext context;
  grpc::health::v1::HealthCheckResponse response;
  ASSERT_TRUE(stub->Check(&context, {}, &response).ok());
  EXPECT_EQ(response.status(), grpc::health::v1::HealthCheckResponse::SERVING);
}

TEST(ContractWalkTest, NobodyGetsInWithoutACertificateOfTheArea) {
  LiveArea area(/*staffed=*/false);
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = ReadWhole(area.certificates("send") + "/ca.pem");
  const auto stub =
      grpc::health::v1::Health::NewStub(grpc::CreateChannel(area.address(), grpc::SslCredentials(options)));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  grpc::health::v1::HealthCheckResponse response;
  EXPECT_FALSE(stub->Check(&context, {}, &response).ok());
}

}  // namespace
}  // namespace ehcpqa::journeys
