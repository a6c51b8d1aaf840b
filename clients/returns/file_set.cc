#include "clients/returns/file_set.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <utility>

#include "clients/returns/refusal.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxEntries = 1000;

class OneFile final : public FileSet {
 public:
  explicit OneFile(const std::string& path) : path_(path), names_({fs::path(path).filename()}) {}
  FileSetKind kind() const override { return FileSetKind::kFile; }
  const std::vector<std::string>& names() const override { return names_; }
  absl::StatusOr<std::unique_ptr<ByteSource>> Open(size_t) override { return OpenFile(path_); }

 private:
  const std::string path_;
  const std::vector<std::string> names_;
};

class Folder final : public FileSet {
 public:
  Folder(const std::string& path, std::vector<std::string> names) : path_(path), names_(std::move(names)) {
    std::sort(names_.begin(), names_.end());
  }
  FileSetKind kind() const override { return FileSetKind::kFolder; }
  const std::vector<std::string>& names() const override { return names_; }
  absl::StatusOr<std::unique_ptr<ByteSource>> Open(size_t index) override {
    return OpenFile(fs::path(path_) / names_[index]);
  }

 private:
  const std::string path_;
  std::vector<std::string> names_;
};

class ZipEntry final : public ByteSource {
 public:
  ZipEntry(zip_file_t* file, std::string name) : file_(file), name_(std::move(name)) {}
  ~ZipEntry() override { zip_fclose(file_); }
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    const zip_int64_t n = zip_fread(file_, buffer, size);
    if (n < 0) return Unreadable({.file = name_}, "this entry of the zip is damaged; make the zip again.");
    return static_cast<size_t>(n);
  }
  const std::string& name() const override { return name_; }

 private:
  zip_file_t* const file_;
  const std::string name_;
};

class Zip final : public FileSet {
 public:
  Zip(zip_t* zip, std::string name) : zip_(zip), name_(std::move(name)) {
    const zip_int64_t count = zip_get_num_entries(zip_, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      const char* raw = zip_get_name(zip_, static_cast<zip_uint64_t>(i), 0);
      const std::string entry = raw == nullptr ? "" : fs::path(raw).filename().string();
      if (!entry.empty() && entry[0] != '.') entries_.push_back({entry, static_cast<zip_uint64_t>(i)});
    }
    std::sort(entries_.begin(), entries_.end());
    for (const auto& [entry, index] : entries_) names_.push_back(entry);
  }
  ~Zip() override { zip_discard(zip_); }
  FileSetKind kind() const override { return FileSetKind::kZip; }
  const std::vector<std::string>& names() const override { return names_; }
  absl::StatusOr<std::unique_ptr<ByteSource>> Open(size_t index) override {
    zip_file_t* file = zip_fopen_index(zip_, entries_[index].second, 0);
    if (file != nullptr) return std::make_unique<ZipEntry>(file, names_[index]);
    const int error = zip_error_code_zip(zip_get_error(zip_));
    if (error == ZIP_ER_NOPASSWD || error == ZIP_ER_WRONGPASSWD) {
      return Unreadable({.file = name_}, "the zip is locked with a password; unpack it and give the files themselves.");
    }
    return Unreadable({.file = names_[index]}, "this entry of the zip cannot be unpacked; make the zip again.");
  }

 private:
  zip_t* const zip_;
  const std::string name_;
  std::vector<std::pair<std::string, zip_uint64_t>> entries_;
  std::vector<std::string> names_;
};

absl::StatusOr<std::unique_ptr<FileSet>> OpenFolder(const std::string& path) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename();
    if (name[0] != '.' && it->is_regular_file(error)) names.push_back(name);
    if (names.size() > kMaxEntries)
      return Unreadable({.file = path}, "the folder holds more than 1000 files; give a folder with the return alone.");
  }
  if (error) return FileFailed(path, "read the folder", error.value());
  return std::make_unique<Folder>(path, std::move(names));
}

absl::StatusOr<std::unique_ptr<FileSet>> OpenZip(const std::string& path) {
  const std::string name = fs::path(path).filename();
  int error = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (zip == nullptr) return Unreadable({.file = name}, "the zip is damaged or cut short; make it again.");
  if (zip_get_num_entries(zip, 0) > kMaxEntries) {
    zip_discard(zip);
    return Unreadable({.file = name},
                      "the zip holds more than 1000 files; a return is one XML file or nine CSV files.");
  }
  return std::make_unique<Zip>(zip, name);
}

}  // namespace

absl::StatusOr<std::unique_ptr<FileSet>> OpenFileSet(const std::string& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return OpenFolder(path);
  ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> file, OpenFile(path));
  std::array<char, 4> magic{};
  ASSIGN_OR_RETURN(const size_t n, file->Read(magic.data(), magic.size()));
  if (n == 4 && std::string_view(magic.data(), 4) == "PK\x03\x04") return OpenZip(path);
  return std::make_unique<OneFile>(path);
}

}  // namespace ehcpqa::returns
