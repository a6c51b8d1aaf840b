// The two macros that carry an absl::Status outwards. Debian's Abseil has no status_macros.h.
#ifndef EHCPQA_SERVICES_BASE_STATUS_MACROS_H_
#define EHCPQA_SERVICES_BASE_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns the status of `expression` from the enclosing function unless it is OK.
#define RETURN_IF_ERROR(expression)                                                           \
  do {                                                                                        \
    if (absl::Status ehcpqa_status = (expression); !ehcpqa_status.ok()) return ehcpqa_status; \
  } while (false)

// Assigns the value of the StatusOr `expression` to `target` (which may declare a variable), or returns its status.
#define ASSIGN_OR_RETURN(target, expression) \
  EHCPQA_ASSIGN_OR_RETURN_(EHCPQA_CONCAT_(ehcpqa_statusor_, __LINE__), target, expression)

#define EHCPQA_CONCAT_INNER_(a, b) a##b
#define EHCPQA_CONCAT_(a, b) EHCPQA_CONCAT_INNER_(a, b)
#define EHCPQA_ASSIGN_OR_RETURN_(statusor, target, expression) \
  auto statusor = (expression);                                \
  if (!statusor.ok()) return std::move(statusor).status();     \
  target = *std::move(statusor)

#endif  // EHCPQA_SERVICES_BASE_STATUS_MACROS_H_
