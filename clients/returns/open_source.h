// Finds out what a path holds and picks the reader for it.
#ifndef EHCPQA_CLIENTS_RETURNS_OPEN_SOURCE_H_
#define EHCPQA_CLIENTS_RETURNS_OPEN_SOURCE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/returns/source.h"
#include "ehcpqa/v1/register.pb.h"

namespace ehcpqa::returns {

struct OpenedSource {
  v1::SourceKind kind = v1::SOURCE_KIND_UNSPECIFIED;
  std::unique_ptr<PersonSource> source;
};

// One XML file, a zip with one XML file and no CSV, or a folder or zip with COLLECT CSV files. Fails with RETURN_FILE
// or, for anything else (a workbook, one CSV file, two XML files), RETURN_WRONG_KIND.
absl::StatusOr<OpenedSource> OpenSource(const std::string& path, const ReadSettings& settings);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_OPEN_SOURCE_H_
