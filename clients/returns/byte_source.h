// Bytes of one file, or of one entry of a zip, read in pieces.
#ifndef EHCPQA_CLIENTS_RETURNS_BYTE_SOURCE_H_
#define EHCPQA_CLIENTS_RETURNS_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/base/digest.h"

namespace ehcpqa::returns {

// Called now and then while a return is read, with the bytes of it that were read so far in this pass. It may take its
// time, but not for ever: reading waits for it.
using Progress = std::function<void(uint64_t bytes)>;

// One stream, read once from its beginning.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills up to `size` bytes; 0 is the end. Fails with RETURN_FILE or RETURN_UNREADABLE.
  virtual absl::StatusOr<size_t> Read(char* buffer, size_t size) = 0;
  // Base name, for messages.
  virtual const std::string& name() const = 0;
};

// A regular file of the disk. Fails with RETURN_FILE.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& path);

// Counts what is read of one return in one pass, over all its files.
struct Meter {
  uint64_t limit = 0;              // More than this is refused with RETURN_TOO_LARGE.
  Sha256Stream* digest = nullptr;  // Gets every byte, when there is one.
  Progress progress;               // May be empty.
  uint64_t read = 0;
};

// The source, metered.
std::unique_ptr<ByteSource> Metered(std::unique_ptr<ByteSource> source, std::shared_ptr<Meter> meter);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_BYTE_SOURCE_H_
