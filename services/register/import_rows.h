// Rows as they arrive, checked field by field: nothing that could be an identifier gets in.
#ifndef EHCPQA_SERVICES_REGISTER_IMPORT_ROWS_H_
#define EHCPQA_SERVICES_REGISTER_IMPORT_ROWS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/register.pb.h"
#include "services/register/frame_rules.h"

namespace ehcpqa::registers {

inline constexpr int64_t kMostRowsInBatch = 1000;
// More plans than England has. What an import can take of the disk ends here.
inline constexpr int64_t kMostRowsInImport = 2'000'000;

// Four groups of four base32 letters, joined by hyphens.
bool IsReference(std::string_view text);

// The persons of one batch. Every field is a date, a number, or of a closed form no longer than its codes; anything
// else is refused with InvalidArgument (FIELD_INVALID), naming the first field that is wrong and never its value. Rows
// must be numbered upwards from `last_row_no`, which is moved to the last one.
absl::StatusOr<std::vector<Person>> ReadBatch(const v1::PersonBatch& batch, int64_t& last_row_no);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_IMPORT_ROWS_H_
