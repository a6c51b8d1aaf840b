// The local authority's pseudonym key: 32 random bytes in a file that only its owner can read.
//
// The file is one line of text, "ehcpqa-key/1 " and 64 lower-case hexadecimal digits, so that it can be printed and
// kept in a safe. Whoever loses it loses the history of every plan; whoever else reads it can find out which child a
// reference stands for.
#ifndef EHCPQA_CLIENTS_RETURNS_KEY_H_
#define EHCPQA_CLIENTS_RETURNS_KEY_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace ehcpqa::returns {

// The key, wiped from memory when it goes.
class Key {
 public:
  explicit Key(const std::array<uint8_t, 32>& bytes);
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key();

  // The 32 bytes.
  std::string_view bytes() const;
  // The first 8 hex digits of SHA-256 of the key: says which key was used, reveals nothing of it.
  const std::string& id() const { return id_; }

 private:
  std::array<uint8_t, 32> bytes_;
  std::string id_;
};

// Makes a new random key and writes it to `path`, mode 0600. Fails with reason KEY_EXISTS rather than overwrite
// anything, and with RETURN_FILE when the file cannot be written; a file half-written is removed.
absl::StatusOr<Key> CreateKeyFile(const std::string& path);

// Reads a key. Fails with KEY_EXPOSED when the group or others may read or write the file, or another user owns it;
// with KEY_INVALID when it holds anything but a key; with RETURN_FILE when it cannot be read.
absl::StatusOr<Key> LoadKeyFile(const std::string& path);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_KEY_H_
