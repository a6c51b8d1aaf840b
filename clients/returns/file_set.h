// What a path holds: one file, the files of a folder, or the entries of a zip.
#ifndef EHCPQA_CLIENTS_RETURNS_FILE_SET_H_
#define EHCPQA_CLIENTS_RETURNS_FILE_SET_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/returns/byte_source.h"

namespace ehcpqa::returns {

enum class FileSetKind { kFile, kFolder, kZip };

// A set of named files. Not thread-safe; sources must not outlive it.
class FileSet {
 public:
  virtual ~FileSet() = default;
  virtual FileSetKind kind() const = 0;
  // Base names in byte order; folders, and files that an operating system adds (names that start with a dot), left out.
  virtual const std::vector<std::string>& names() const = 0;
  // One of them, from its start.
  virtual absl::StatusOr<std::unique_ptr<ByteSource>> Open(size_t index) = 0;
};

// Opens a path, whatever the file is called: a zip is known by its first bytes. Fails with RETURN_FILE, or
// RETURN_UNREADABLE for a zip that is damaged, or has more than 1000 entries. A zip entry behind a password fails when
// it is opened.
absl::StatusOr<std::unique_ptr<FileSet>> OpenFileSet(const std::string& path);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_FILE_SET_H_
