// How a rule says no: an absl::Status that carries a stable reason and the fields that are wrong.
//
// The text of a status made here is meant for the person who called; anything else (a broken disk, a bug) is an
// Internal status whose text never leaves the server.
#ifndef EHCPQA_SERVICES_BASE_ERROR_H_
#define EHCPQA_SERVICES_BASE_ERROR_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace ehcpqa {

// One field that is wrong: its path in the request ("ratings[2].cause") and what to do about it.
struct FieldViolation {
  std::string field;
  std::string message;
  friend bool operator==(const FieldViolation&, const FieldViolation&) = default;
};

// What travels beside the code and the message.
struct ErrorInfo {
  std::string reason;  // Stable upper-case name, never reused: "CYCLE_NOT_FRAMED".
  std::vector<FieldViolation> violations;
  std::string current_etag;
};

// A refusal. `code` is NotFound (no such name, or not visible to the caller), InvalidArgument (wrong whatever the
// state), FailedPrecondition (wrong now), Aborted (stale etag), AlreadyExists, PermissionDenied, Unauthenticated or
// ResourceExhausted.
absl::Status Refuse(absl::StatusCode code, std::string_view reason, std::string_view message,
                    std::vector<FieldViolation> violations = {});

// InvalidArgument with reason FIELD_INVALID and one violation.
absl::Status FieldInvalid(std::string_view field, std::string_view message);
// InvalidArgument with reason FIELD_INVALID for several fields; OK when there is none.
absl::Status FieldsInvalid(std::vector<FieldViolation> violations);
// NotFound with reason NOT_FOUND: the same answer whether the thing is missing or not visible.
absl::Status NoSuch(std::string_view resource_name);
// FailedPrecondition.
absl::Status NotNow(std::string_view reason, std::string_view message);
// Aborted with reason STALE_ETAG, carrying the etag in force.
absl::Status StaleEtag(std::string_view resource_name, std::string_view current_etag);

// A refusal whose info is at hand whole, as when it came over the wire.
absl::Status Refusal(absl::StatusCode code, std::string_view message, const ErrorInfo& info);

// The info attached by the functions above; empty reason when the status was not made by them.
ErrorInfo InfoOf(const absl::Status& status);

}  // namespace ehcpqa

#endif  // EHCPQA_SERVICES_BASE_ERROR_H_
