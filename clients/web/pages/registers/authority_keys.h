// The keys of the local authorities that may import on this machine.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_REGISTERS_AUTHORITY_KEYS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_REGISTERS_AUTHORITY_KEYS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/returns/key.h"
#include "clients/web/engine/router.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/local_files.h"

namespace ehcpqa::web {

// Codes of the authorities whose key files ("la-891.key") lie in the folder, in order.
std::vector<std::string> AuthoritiesWithKeys(const LocalFiles& files);

// The key of one of them. Fails with FailedPrecondition, reason NO_KEY, for any other; else as LoadKeyFile does.
absl::StatusOr<returns::Key> LoadAuthorityKey(const LocalFiles& files, const std::string& la);

// Asks which authority; the only one there is is chosen. `chosen` is what was posted.
Radios AuthorityChoice(const LocalFiles& files, const std::string& chosen);

// Asks for the return itself, and what a form with it may hold: the largest return of England, at a slow line's pace.
FileUpload ReturnUpload();
FormLimits ReturnLimits();

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_REGISTERS_AUTHORITY_KEYS_H_
