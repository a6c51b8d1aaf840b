// Writes records as a return: XML, or the nine CSV files of a COLLECT export.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_WRITERS_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_WRITERS_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/returns/synthetic/record.h"

namespace ehcpqa::synthetic {

// Takes the header, then persons; keeps none of them.
class ReturnWriter {
 public:
  virtual ~ReturnWriter() = default;
  // Once, first: a Record "sen2" with the fields of CollectionDetails and Source.
  virtual absl::Status Header(const Record& header) = 0;
  virtual absl::Status Person(const Record& person) = 0;
  // Once, last: what was written is complete only then.
  virtual absl::Status Close() = 0;
  // The files that are written.
  virtual const std::vector<std::string>& paths() const = 0;
};

// Writes `folder`/sen2.xml. Fails with RETURN_FILE; an existing file is not overwritten.
absl::StatusOr<std::unique_ptr<ReturnWriter>> OpenXmlWriter(const std::string& folder);

// Writes `folder`/Blade-Export_DD-MM-YYYY_<module>.csv, the date being `export_date` (days since 1970-01-01). Fails as
// above.
absl::StatusOr<std::unique_ptr<ReturnWriter>> OpenCsvWriter(const std::string& folder, int export_date);

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_WRITERS_H_
