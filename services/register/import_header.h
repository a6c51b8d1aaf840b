// What an import says of itself, before any row.
#ifndef EHCPQA_SERVICES_REGISTER_IMPORT_HEADER_H_
#define EHCPQA_SERVICES_REGISTER_IMPORT_HEADER_H_

#include "absl/status/status.h"
#include "ehcpqa/v1/register.pb.h"
#include "services/base/clock.h"
#include "services/rpc/caller.h"

namespace ehcpqa::registers {

// Whether the caller may import a return with this header at `now`. PermissionDenied (NOT_OWN_LA) unless their council
// is header.la; InvalidArgument (FIELD_INVALID) with every field that is wrong; IDENTIFIER_IN_TEXT when the words about
// the header hold what looks like an identifier. The as-at date must lie after EHC plans began (September 2014) and not
// in the future: nobody knows yet which plans will be open then.
absl::Status CheckHeader(const v1::ImportHeader& header, const Caller& caller, Millis now);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_IMPORT_HEADER_H_
