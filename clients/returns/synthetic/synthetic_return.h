// Writes an invented SEN2 return, calibrated to what the Department for Education published for an authority: for
// training, demonstration and tests. Everything made from it is labelled synthetic, because its SoftwareCode is
// "synthetic".
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_SYNTHETIC_RETURN_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_SYNTHETIC_RETURN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::synthetic {

enum class ReturnFormat { kXml, kCsv };

struct SyntheticOptions {
  std::string la;                             // Three digits; one of the 153 authorities of January 2025.
  uint64_t plans = 0;                         // Open plans; 0 means as many as were published. At most 5,000,000.
  std::string reference_date = "2025-01-16";  // YYYY-MM-DD.
  uint64_t seed = 1;                          // The same options give the same bytes on every machine.
  ReturnFormat format = ReturnFormat::kXml;
  bool defects = true;  // Without them the return is clean, and with the published number of plans every count of it is
                        // as published.
};

// What was written, and what a reader must find in it. Rows are Requests records; persons always have one, or two with
// a second open plan.
struct SyntheticReturn {
  std::vector<std::string> return_files;  // One XML file, or nine CSV files.
  std::string establishments;             // A look-up of setting types for its (invented) URNs.
  std::string districts;  // A look-up of districts for its (invented) postcodes; empty when there is none.
  uint64_t persons = 0;
  uint64_t requests = 0;
  uint64_t in_frame = 0;  // Plans open on the reference date, one a person.
  uint64_t not_open = 0;  // Plans that had ceased.
  uint64_t no_plan = 0;   // Requests without a plan.
  uint64_t rejected = 0;  // Second open plans and plans without a readable start.
  uint64_t upn_check_failed = 0, uln_check_failed = 0, no_upn_or_uln = 0, second_open_plan = 0, transferred_in = 0,
           decision_before_meeting = 0, several_setting_kinds = 0, need_missing = 0, start_unreadable = 0,
           ceased_but_active = 0;
};

// Writes the return and its look-ups into `folder`, which must exist; no file is overwritten. For each 100 open plans
// there are about 8 that ceased and 11 requests without a plan. Memory grows by some 10 bytes a plan. Fails with
// FIELD_INVALID, NOT_FOUND (no such authority) or RETURN_FILE.
absl::StatusOr<SyntheticReturn> WriteSyntheticReturn(const SyntheticOptions& options, const std::string& folder);

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_SYNTHETIC_RETURN_H_
