// A file that somebody sent, in a temporary file without a name: a client that is killed leaves nothing behind.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_UPLOADED_FILE_H_
#define EHCPQA_CLIENTS_WEB_PAGES_UPLOADED_FILE_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "clients/web/engine/request.h"

namespace ehcpqa::web {

// Readable by this user alone, gone with the object and with the process. At most four exist at once.
class UploadedFile : public Upload {
 public:
  // In `folder`, or in the system's temporary folder when that is empty. Fails with ResourceExhausted, reason
  // TOO_MANY_UPLOADS, or FailedPrecondition, reason NO_ROOM.
  static absl::StatusOr<std::unique_ptr<Upload>> Create(const std::string& folder);
  ~UploadedFile() override;

  absl::Status Write(std::string_view bytes) override;
  // Opens the file again, as often as wanted, while this object lives. Messages call it "return".
  std::string path() const;
  // The whole text, for small files.
  absl::StatusOr<std::string> Text() const;

 private:
  UploadedFile(int fd, std::string folder) : fd_(fd), folder_(std::move(folder)) {}
  const int fd_;
  const std::string folder_;  // Holds a link to the file, so that messages have a name for it.
};

// Whether a failure is about the file that was sent, and so belongs to its field; else it is about the service.
bool IsAboutFile(const absl::Status& status);

// The file of the form's field; null when none was chosen.
const UploadedFile* FileOf(const Request& request, std::string_view field);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_UPLOADED_FILE_H_
