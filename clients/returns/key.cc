#include "clients/returns/key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "clients/returns/refusal.h"
#include "services/base/digest.h"
#include "services/base/error.h"

namespace ehcpqa::returns {
namespace {

constexpr std::string_view kPrefix = "ehcpqa-key/1 ";
constexpr size_t kFileSize = kPrefix.size() + 64 + 1;

// Closes the descriptor when it goes.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

absl::Status KeyInvalid(const std::string& path) {
  return Refuse(absl::StatusCode::kInvalidArgument, "KEY_INVALID",
                path + " is not a key file: it should hold one line, \"ehcpqa-key/1\" and 64 hexadecimal digits.");
}

// Whether everything was written and has reached the disk.
bool WriteAll(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    text.remove_prefix(static_cast<size_t>(n));
  }
  return fsync(fd) == 0;
}

}  // namespace

Key::Key(const std::array<uint8_t, 32>& bytes) : bytes_(bytes) {
  id_ = Hex(AsBytes(Sha256(this->bytes())).substr(0, 4));
}

Key::~Key() { sodium_memzero(bytes_.data(), bytes_.size()); }

std::string_view Key::bytes() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

absl::StatusOr<Key> CreateKeyFile(const std::string& path) {
  if (sodium_init() < 0) return absl::InternalError("libsodium could not start");
  std::array<uint8_t, 32> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  Key key(bytes);
  sodium_memzero(bytes.data(), bytes.size());

  const Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.get() < 0 && errno == EEXIST) {
    return Refuse(absl::StatusCode::kAlreadyExists, "KEY_EXISTS",
                  path + " exists already and is left as it is: a new key would cut every plan from its history.");
  }
  if (file.get() < 0) return FileFailed(path, "create", errno);
  std::string text = std::string(kPrefix) + Hex(key.bytes()) + "\n";
  const bool written = fchmod(file.get(), 0600) == 0 && WriteAll(file.get(), text);
  const int error = errno;
  sodium_memzero(text.data(), text.size());
  if (!written) {
    unlink(path.c_str());
    return FileFailed(path, "write", error);
  }
  return key;
}

absl::StatusOr<Key> LoadKeyFile(const std::string& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return FileFailed(path, "open the key file", errno);
  struct stat info;
  if (fstat(file.get(), &info) != 0) return FileFailed(path, "read the key file", errno);
  if (!S_ISREG(info.st_mode)) return KeyInvalid(path);
  if ((info.st_mode & 077) != 0 || (info.st_uid != geteuid() && info.st_uid != 0)) {
    return Refuse(
        absl::StatusCode::kFailedPrecondition, "KEY_EXPOSED",
        path + " can be read by other users, so it is no longer secret. Give it to yourself alone (chmod 600) and " +
            "consider whether someone else has read it.");
  }
  std::array<char, kFileSize + 1> text;
  size_t size = 0;
  while (size < text.size()) {
    const ssize_t n = read(file.get(), text.data() + size, text.size() - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return FileFailed(path, "read the key file", errno);
    if (n == 0) break;
    size += static_cast<size_t>(n);
  }
  std::string_view line(text.data(), size);
  if (line.ends_with('\n')) line.remove_suffix(1);
  std::array<uint8_t, 32> bytes;
  size_t decoded = 0;
  const bool good =
      line.size() == kPrefix.size() + 64 && line.starts_with(kPrefix) &&
      sodium_hex2bin(bytes.data(), bytes.size(), line.data() + kPrefix.size(), 64, nullptr, &decoded, nullptr) == 0 &&
      decoded == bytes.size();
  sodium_memzero(text.data(), text.size());
  if (!good) return KeyInvalid(path);
  Key key(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

}  // namespace ehcpqa::returns
