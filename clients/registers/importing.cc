#include "clients/registers/importing.h"

#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/returns/lookups.h"
#include "clients/returns/return.h"
#include "services/base/status_macros.h"

namespace ehcpqa::registers {

absl::StatusOr<v1::ImportReport> ImportReturn(const api::Api& api, const returns::Key& key, const ImportOrder& order,
                                              const ImportProgress& progress) {
  std::optional<returns::Establishments> establishments;
  std::optional<returns::Districts> districts;
  if (!order.establishments.empty()) {
    ASSIGN_OR_RETURN(establishments, returns::Establishments::Load(order.establishments));
  }
  if (!order.districts.empty()) {
    ASSIGN_OR_RETURN(districts, returns::Districts::Load(order.districts));
  }
  returns::ReadSettings settings;
  settings.progress = progress.read;
  settings.temp_directory = order.temp_directory;
  ASSIGN_OR_RETURN(const auto sen2, returns::Return::Open(order.path, settings));
  v1::ImportHeader header = returns::ToImportHeader(sen2->header(), key);
  header.set_la(order.la);
  header.set_dry_run(order.dry_run);
  if (!order.request_id.empty()) {
    header.set_request_id(absl::StrCat(order.request_id, "-", header.source_sha256().substr(0, 16)));
  }
  const returns::ReadOptions options = {order.la, &key, establishments ? &*establishments : nullptr,
                                        districts ? &*districts : nullptr};
  returns::ReadSummary read;
  ASSIGN_OR_RETURN(v1::ImportReport report, api.ImportRegister(header, [&](api::ImportSink& sink) -> absl::Status {
    uint64_t persons = 0;
    ASSIGN_OR_RETURN(read, returns::ReadRows(*sen2, options, [&](v1::PersonRows&& person) {
                       ++persons;
                       if (progress.sent) progress.sent(persons);
                       return sink.Add(std::move(person));
                     }));
    return absl::OkStatus();
  }));
  // What was noticed while reading belongs beside what the server noticed.
  for (const std::string& warning : read.warnings) report.add_warnings(warning);
  return report;
}

}  // namespace ehcpqa::registers
