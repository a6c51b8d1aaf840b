#include "clients/cli/files.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "clients/cli/new_file.h"
#include "clients/returns/utf8.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::cli {
namespace {

absl::Status FileError(const char* reason, const std::string& message) {
  return Refuse(absl::StatusCode::kInvalidArgument, reason, message);
}

// Missing folders above the file, for the owner alone.
void MakeFolders(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::exists(folder)) return;
  MakeFolders(folder.parent_path());
  mkdir(folder.c_str(), 0700);
}

}  // namespace

absl::StatusOr<std::string> ReadText(const Environment& environment, const std::string& path, size_t most) {
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) {
      return FileError("FILE_UNREADABLE", absl::StrCat("Cannot read ", path, "."));
    }
  }
  std::istream& in = path == "-" ? environment.in : file;
  std::string text(most + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(in.gcount()));
  const std::string name = path == "-" ? "Standard input" : path;
  if (text.size() > most) {
    return FileError("FILE_TOO_LARGE", absl::StrCat(name, " has more than ", most >> 10, " KiB."));
  }
  if (!returns::IsUtf8(text)) return FileError("FILE_NOT_UTF8", absl::StrCat(name, " is not UTF-8. Save it as UTF-8."));
  return text;
}

void MakeFoldersAbove(const std::string& path) { MakeFolders(std::filesystem::path(path).parent_path()); }

absl::Status WritePrivateFile(const std::string& path, const std::string& text) {
  MakeFoldersAbove(path);
  ASSIGN_OR_RETURN(const std::unique_ptr<NewFile> file, NewFile::Begin(path, true));
  RETURN_IF_ERROR(file->Add(text));
  return file->Keep();
}

}  // namespace ehcpqa::cli
