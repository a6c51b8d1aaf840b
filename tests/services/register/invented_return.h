// Invented returns for tests of the register, and a stream that carries them through an import as the server does.
#ifndef EHCPQA_TESTS_SERVICES_REGISTER_INVENTED_RETURN_H_
#define EHCPQA_TESTS_SERVICES_REGISTER_INVENTED_RETURN_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/register.pb.h"
#include "services/register/import_session.h"
#include "services/rpc/caller.h"
#include "tests/support/area.h"

namespace ehcpqa::registers {

// The reference of invented person `n`: spread evenly, as keyed hashes are. `kind` tells apart a person's identifiers.
std::string InventedReference(uint64_t n, std::string_view kind = "upn");

// A person with one open plan without defects, in row `n`.
v1::PersonRows InventedPerson(uint32_t n, std::string_view plan_start = "2023-05-01");

// Header of a return of Nottinghamshire (891) as at 2025-01-16.
v1::ImportHeader InventedHeader();

// Carries messages through a session, each step in a transaction of its own; what fails or is a dry run is abandoned.
class TestImport {
 public:
  TestImport(TestArea& area, const Caller& caller) : area_(area), session_(caller) {}
  absl::Status Send(const v1::ImportHeader& header);
  // In batches of at most 1000 rows.
  absl::Status Send(const std::vector<v1::PersonRows>& persons);
  absl::Status Send(const v1::ImportRegisterRequest& message);
  absl::StatusOr<v1::ImportReport> Finish();
  absl::Status Abandon();
  ImportSession& session() { return session_; }

 private:
  absl::Status Stage();
  TestArea& area_;
  ImportSession session_;
};

// A whole import.
absl::StatusOr<v1::ImportReport> Import(TestArea& area, const Caller& caller, const v1::ImportHeader& header,
                                        const std::vector<v1::PersonRows>& persons);

// Rows of a table of the register.
int64_t CountRows(TestArea& area, std::string_view table);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_TESTS_SERVICES_REGISTER_INVENTED_RETURN_H_
