#include "services/register/abandoned_imports.h"

#include <cstdint>
#include <optional>

#include "services/base/status_macros.h"
#include "services/register/import_store.h"

namespace ehcpqa::registers {

absl::StatusOr<int> RemoveAbandonedImports(storage::Writer& writer) {
  int removed = 0;
  for (bool any = true; any;) {
    RETURN_IF_ERROR(writer.Write([&](storage::Transaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(const std::optional<int64_t> number, FindAbandonedImport(transaction));
      any = number.has_value();
      if (!any) return absl::OkStatus();
      const absl::StatusOr<bool> is_gone = RemoveImportPart(transaction, *number);
      if (is_gone.ok() && *is_gone) ++removed;
      return is_gone.status();
    }));
  }
  return removed;
}

}  // namespace ehcpqa::registers
