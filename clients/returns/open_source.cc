#include "clients/returns/open_source.h"

#include <array>
#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

#include "clients/returns/collect_csv.h"
#include "clients/returns/file_set.h"
#include "clients/returns/modules.h"
#include "clients/returns/refusal.h"
#include "clients/returns/sen2_xml.h"
#include "clients/returns/wrong_kind.h"
#include "services/base/digest.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

// Up to `size` bytes from the start.
absl::StatusOr<std::string> FirstBytes(ByteSource& source, size_t size) {
  std::string first(size, '\0');
  size_t filled = 0;
  while (filled < size) {
    ASSIGN_OR_RETURN(const size_t n, source.Read(first.data() + filled, size - filled));
    if (n == 0) break;
    filled += n;
  }
  first.resize(filled);
  return first;
}

absl::StatusOr<std::string> DigestOfFile(const std::string& path) {
  ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> file, OpenFile(path));
  Sha256Stream digest;
  std::vector<char> buffer(64 * 1024);
  while (true) {
    ASSIGN_OR_RETURN(const size_t n, file->Read(buffer.data(), buffer.size()));
    if (n == 0) return Hex(AsBytes(digest.Finish()));
    digest.Add({buffer.data(), n});
  }
}

// XML in any encoding that expat reads starts with one of these.
bool LooksLikeXml(std::string_view first) {
  if (first.starts_with("\xEF\xBB\xBF")) first.remove_prefix(3);
  const size_t start = first.find_first_not_of(" \t\r\n");
  if (start != std::string_view::npos && first[start] == '<') return true;
  return first.starts_with(std::string_view("<\0", 2)) || first.starts_with(std::string_view("\0<", 2)) ||
         first.starts_with("\xFF\xFE<") || first.starts_with(std::string_view("\xFE\xFF\0<", 4));
}

absl::StatusOr<OpenedSource> OpenOneFile(const std::string& path, const ReadSettings& settings) {
  ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> file, OpenFile(path));
  ASSIGN_OR_RETURN(const std::string first, FirstBytes(*file, 4096));
  if (first.empty()) return Unreadable({.file = file->name()}, "the file is empty.");
  if (!LooksLikeXml(first)) return WrongKind({.file = file->name()}, SayBytes(first));
  return OpenedSource{v1::SOURCE_KIND_SEN2_XML, Sen2XmlSource([path] { return OpenFile(path); }, "", settings)};
}

bool EndsWith(const std::string& name, std::string_view extension) { return Lower(name).ends_with(extension); }

}  // namespace

absl::StatusOr<OpenedSource> OpenSource(const std::string& path, const ReadSettings& settings) {
  ASSIGN_OR_RETURN(std::unique_ptr<FileSet> opened, OpenFileSet(path));
  if (opened->kind() == FileSetKind::kFile) return OpenOneFile(path, settings);

  const std::shared_ptr<FileSet> files = std::move(opened);
  const std::string name = std::filesystem::path(path).filename();
  std::vector<size_t> xml;
  bool has_table = false;
  for (size_t i = 0; i < files->names().size(); ++i) {
    const std::string& entry = files->names()[i];
    if (files->kind() == FileSetKind::kZip && entry == "workbook.xml") {
      ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> workbook, files->Open(i));
      ASSIGN_OR_RETURN(const std::string text, FirstBytes(*workbook, 64 * 1024));
      return WrongKind({.file = name}, SayWorkbook(text));
    }
    if (EndsWith(entry, ".xml")) xml.push_back(i);
    if (ModuleOfFile(entry).has_value()) has_table = true;
  }
  std::string sha256;
  if (files->kind() == FileSetKind::kZip) {
    ASSIGN_OR_RETURN(sha256, DigestOfFile(path));
  }
  if (has_table) {
    ASSIGN_OR_RETURN(std::unique_ptr<PersonSource> source, CollectCsvSource(files, sha256, settings));
    return OpenedSource{v1::SOURCE_KIND_SEN2_CSV, std::move(source)};
  }
  if (files->kind() == FileSetKind::kZip && xml.size() == 1) {
    return OpenedSource{v1::SOURCE_KIND_SEN2_XML,
                        Sen2XmlSource([files, index = xml[0]] { return files->Open(index); }, sha256, settings)};
  }
  const std::string what = files->kind() == FileSetKind::kZip ? "the zip" : "the folder";
  return WrongKind({.file = name}, what +
                                       " holds neither one XML return nor the nine CSV files of a COLLECT export "
                                       "(names that end in _person.csv and so on).");
}

}  // namespace ehcpqa::returns
