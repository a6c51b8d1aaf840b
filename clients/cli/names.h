// Short forms of resource names: what a person types, and what a table shows. "2025q4/7" stands for
// "cycles/2025q4/audits/7".
#ifndef EHCPQA_CLIENTS_CLI_NAMES_H_
#define EHCPQA_CLIENTS_CLI_NAMES_H_

#include <string>

#include "absl/status/statusor.h"

namespace ehcpqa::cli {

// What kind of thing a name is expected to name.
enum class NameKind {
  kCycle,              // 2025q4
  kAudit,              // 2025q4/7
  kAssessment,         // 2025q4/7/health-1
  kDifference,         // 2025q4/7/F3
  kConcern,            // 2025q4/3
  kCycleOrAudit,       // 2025q4 or 2025q4/7
  kAuditOrAssessment,  // 2025q4/7 or 2025q4/7/health-1
  kRedactable,         // 2025q4/7/health-1/F3 (a mark), 2025q4/7/F3 (an agreed reason), cycles/2025q4/concerns/3
  kSubject,            // Any of the above in full.
  kRubric,             // standard/1
  kSnapshot,           // 891-2025-01-16-1
  kUser,               // ann
  kOrganisation,       // county-council
  kAgency,             // send-service
  kService,            // send-service/psychology
  kSession,            // The id that a list of sessions shows.
  kRedaction,          // 3
  kReport,             // 12
};

// The resource name that the text stands for; a full name stands for itself. Whether the thing exists is for the server
// to say. Fails with InvalidArgument, saying which form is expected.
absl::StatusOr<std::string> FullName(NameKind kind, const std::string& text);

// The form a person may type for that kind: "2025q4/7".
std::string ExampleOf(NameKind kind);

// The shortest form that FullName takes back for a thing of that name; any other text as it is.
std::string ShortName(const std::string& text);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_NAMES_H_
