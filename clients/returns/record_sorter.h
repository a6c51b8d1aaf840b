// Sorts more records than memory holds: an external merge sort over a temporary file.
//
// Records gather in memory; when that is full they are sorted and written as one run. Reading merges the runs. The
// temporary file has no name (it is unlinked as soon as it is made, mode 0600), so that nothing is left behind whatever
// happens.
#ifndef EHCPQA_CLIENTS_RETURNS_RECORD_SORTER_H_
#define EHCPQA_CLIENTS_RETURNS_RECORD_SORTER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::returns {

// A nameless temporary file that grows at its end.
class TempFile;

// Keys and values are any bytes, together under 1 MiB. Not thread-safe.
class RecordSorter {
 public:
  // Keeps about `memory` bytes (at least 1 MiB) of records in memory; each reader needs 64 KiB for each run besides.
  explicit RecordSorter(std::string temp_directory, size_t memory = size_t{4} << 20);
  RecordSorter(RecordSorter&&) noexcept;
  RecordSorter& operator=(RecordSorter&&) noexcept;
  ~RecordSorter();

  // Fails with RETURN_FILE when the temporary file cannot be written (disk full).
  absl::Status Add(std::string_view key, std::string_view value);
  // Call once, after the last Add and before the first Read.
  absl::Status Finish();

  // Reads the records in the byte order of their keys, records with equal keys in the order in which they were added.
  class Reader {
   public:
    virtual ~Reader() = default;
    // Moves to the next record; false at the end.
    virtual absl::StatusOr<bool> Next() = 0;
    // Of the record; valid until the next Next().
    virtual std::string_view key() const = 0;
    virtual std::string_view value() const = 0;
  };
  // A new reader from the start; any number may be used, one after another or together, while the sorter lives.
  std::unique_ptr<Reader> Read() const;

 private:
  struct Entry {
    uint64_t prefix;  // The first eight bytes of the key, so that most comparisons touch nothing else.
    size_t offset;    // In arena_.
  };
  struct Run {
    uint64_t offset = 0, bytes = 0;  // In file_.
  };
  class MemoryReader;
  class RunReader;
  class MergeReader;

  void Sort();
  absl::Status Spill();

  std::string temp_directory_;
  size_t memory_;
  std::string arena_;  // Records as in a run: key size and value size (32 bits each), key, value.
  std::vector<Entry> entries_;
  std::unique_ptr<TempFile> file_;
  std::vector<Run> runs_;
};

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_RECORD_SORTER_H_
