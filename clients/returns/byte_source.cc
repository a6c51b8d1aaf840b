#include "clients/returns/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "clients/returns/refusal.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

class File final : public ByteSource {
 public:
  File(int fd, std::string path) : fd_(fd), path_(std::move(path)), name_(std::filesystem::path(path_).filename()) {}
  ~File() override { close(fd_); }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    while (true) {
      const ssize_t n = read(fd_, buffer, size);
      if (n >= 0) return static_cast<size_t>(n);
      if (errno != EINTR) return FileFailed(path_, "read", errno);
    }
  }
  const std::string& name() const override { return name_; }

 private:
  const int fd_;
  const std::string path_;
  const std::string name_;
};

class MeteredSource final : public ByteSource {
 public:
  MeteredSource(std::unique_ptr<ByteSource> source, std::shared_ptr<Meter> meter)
      : source_(std::move(source)), meter_(std::move(meter)) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    ASSIGN_OR_RETURN(const size_t n, source_->Read(buffer, size));
    meter_->read += n;
    if (meter_->read > meter_->limit) {
      return TooLarge({.file = name()}, "the return is larger than a SEN2 return can be, and was not read to its end.");
    }
    if (meter_->digest != nullptr) meter_->digest->Add({buffer, n});
    if (meter_->progress) meter_->progress(meter_->read);
    return n;
  }
  const std::string& name() const override { return source_->name(); }

 private:
  const std::unique_ptr<ByteSource> source_;
  const std::shared_ptr<Meter> meter_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return FileFailed(path, "open", errno);
  auto file = std::make_unique<File>(fd, path);
  struct stat info;
  if (fstat(fd, &info) != 0) return FileFailed(path, "read", errno);
  if (!S_ISREG(info.st_mode)) return FileFailed(path, "read", S_ISDIR(info.st_mode) ? EISDIR : EINVAL);
  return file;
}

std::unique_ptr<ByteSource> Metered(std::unique_ptr<ByteSource> source, std::shared_ptr<Meter> meter) {
  return std::make_unique<MeteredSource>(std::move(source), std::move(meter));
}

}  // namespace ehcpqa::returns
