#include "clients/web/pages/uploaded_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "services/base/error.h"

namespace ehcpqa::web {
namespace {

constexpr int kMostAtOnce = 4;
std::atomic<int> under_way = 0;

}  // namespace

absl::StatusOr<std::unique_ptr<Upload>> UploadedFile::Create(const std::string& folder) {
  if (under_way.fetch_add(1) >= kMostAtOnce) {
    under_way.fetch_sub(1);
    return Refuse(absl::StatusCode::kResourceExhausted, "TOO_MANY_UPLOADS",
                  "Several files are being read already. Try again in a minute.");
  }
  std::error_code error;
  const std::string where = folder.empty() ? std::filesystem::temp_directory_path(error).string() : folder;
  const int fd = open(where.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) {
    under_way.fetch_sub(1);
    return NotNow("NO_ROOM", "This machine cannot keep a file while it is read. Tell whoever runs the service.");
  }
  std::string link_folder = where + "/ehcpqa-upload-XXXXXX";
  const std::string target = "/proc/self/fd/" + std::to_string(fd);
  if (mkdtemp(link_folder.data()) == nullptr || symlink(target.c_str(), (link_folder + "/return").c_str()) != 0) {
    close(fd);
    under_way.fetch_sub(1);
    return NotNow("NO_ROOM", "This machine cannot keep a file while it is read. Tell whoever runs the service.");
  }
  return std::unique_ptr<Upload>(new UploadedFile(fd, link_folder));
}

UploadedFile::~UploadedFile() {
  close(fd_);
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
  under_way.fetch_sub(1);
}

absl::Status UploadedFile::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      return NotNow("NO_ROOM", "This machine has no room for the file. Tell whoever runs the service.");
    }
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

std::string UploadedFile::path() const { return folder_ + "/return"; }

absl::StatusOr<std::string> UploadedFile::Text() const {
  std::ostringstream text;
  std::ifstream file(path(), std::ios::binary);
  text << file.rdbuf();
  if (!file) return absl::InternalError("cannot read an upload again");
  return text.str();
}

bool IsAboutFile(const absl::Status& status) {
  return absl::IsInvalidArgument(status) || absl::IsFailedPrecondition(status) ||
         InfoOf(status).reason.rfind("RETURN_", 0) == 0;
}

const UploadedFile* FileOf(const Request& request, std::string_view field) {
  for (const ReceivedFile& file : request.files) {
    if (file.field == field) return static_cast<const UploadedFile*>(file.upload.get());
  }
  return nullptr;
}

}  // namespace ehcpqa::web
