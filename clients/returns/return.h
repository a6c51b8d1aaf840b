// The one entry to a SEN2 return on the local authority's own machine: open it, see what it says of itself, read rows
// from it.
//
// A return is XML, or a zip with one XML file, or the nine CSV files of a COLLECT export in a folder or a zip; which it
// is, is seen from the contents. Opening reads everything once, so that whatever is wrong is found before a row is
// sent; reading the rows is a second pass. Nothing here talks to a network.
//
//   ASSIGN_OR_RETURN(auto sen2, Return::Open(path, {}));
//   header part of the import <- ToImportHeader(sen2->header(), key)
//   ASSIGN_OR_RETURN(ReadSummary summary, ReadRows(*sen2, {.la = "891", .key = &key}, send));
#ifndef EHCPQA_CLIENTS_RETURNS_RETURN_H_
#define EHCPQA_CLIENTS_RETURNS_RETURN_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/returns/key.h"
#include "clients/returns/lookups.h"
#include "clients/returns/source.h"
#include "ehcpqa/v1/register.pb.h"

namespace ehcpqa::returns {

// What a return says of itself, and how it was read.
struct ReturnHeader {
  std::string la;     // Three digits.
  std::string as_at;  // Reference date, YYYY-MM-DD.
  v1::SourceKind source_kind = v1::SOURCE_KIND_UNSPECIFIED;
  int layout_year = 0;                      // 2023, 2024 or 2025 (2025 and later), found by content.
  std::string source_sha256;                // Of the file, or of the files in name order.
  std::vector<std::string> contradictions;  // In words; empty when none.
  bool synthetic = false;                   // SoftwareCode is "synthetic": the return is invented.
  uint64_t persons = 0;                     // Person records.
  uint64_t requests = 0;                    // Requests records.
};

// A return that was opened and is sound. Not thread-safe.
class Return {
 public:
  // Fails with RETURN_FILE, RETURN_UNREADABLE, RETURN_WRONG_KIND, RETURN_TOO_LARGE, RETURN_NHS_NUMBER,
  // RETURN_REVIEWS_SWAPPED or RETURN_EMPTY (no person). The text says where and what to do, and never holds a value of
  // a record.
  static absl::StatusOr<std::unique_ptr<Return>> Open(const std::string& path, const ReadSettings& settings);

  const ReturnHeader& header() const { return header_; }

  // Every person with all identifiers, in document order, again at each call. For this machine alone.
  absl::Status ReadPersons(const PersonVisitor& visit) { return source_->ReadPersons(visit); }

 private:
  Return(std::unique_ptr<PersonSource> source, ReturnHeader header)
      : source_(std::move(source)), header_(std::move(header)) {}

  const std::unique_ptr<PersonSource> source_;
  const ReturnHeader header_;
};

// What ReadRows needs. The look-ups may be null: then settings are "school (type unknown)" and districts "unknown",
// with a warning.
struct ReadOptions {
  std::string la;  // The authority as the operator named it.
  const Key* key = nullptr;
  const Establishments* establishments = nullptr;
  const Districts* districts = nullptr;
};

// What was read.
struct ReadSummary {
  uint64_t persons = 0;                   // Person records, with those that have no request.
  uint64_t persons_without_requests = 0;  // Not sent.
  uint64_t rows = 0;                      // Requests records.
  std::vector<std::string> warnings;      // For the operator, in words.
};

// Takes the rows of one person; a status that is not OK ends the reading and is handed on.
using RowSink = std::function<absl::Status(v1::PersonRows&&)>;

// Sends every person with requests, in document order, without identifiers. Fails with RETURN_OTHER_LA when options.la
// is not the authority of the return.
absl::StatusOr<ReadSummary> ReadRows(Return& sen2, const ReadOptions& options, const RowSink& sink);

// The header of an import of this return; dry_run and request_id are left to the caller.
v1::ImportHeader ToImportHeader(const ReturnHeader& header, const Key& key);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_RETURN_H_
