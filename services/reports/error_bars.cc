#include "services/reports/error_bars.h"

#include <zip.h>

#include <memory>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"

namespace ehcpqa::reports {
namespace {

constexpr std::string_view kCharts = "xl/charts/chart";
constexpr char kFixed[] = "<c:errValType val=\"fixedVal\"/>";
constexpr zip_uint16_t kFirstOf1980 = 1 << 5 | 1;  // As an MS-DOS date: what the library gives every part.

absl::Status Broken(const char* what) { return absl::InternalError(absl::StrCat("workbook: ", what)); }

std::string Lengths(const char* element, const std::string& cells, const std::vector<std::optional<double>>& lengths) {
  std::string xml =
      absl::StrCat("<c:", element, "><c:numRef><c:f>", cells,
                   "</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"", lengths.size(), "\"/>");
  for (size_t i = 0; i < lengths.size(); ++i) {
    if (lengths[i]) absl::StrAppend(&xml, "<c:pt idx=\"", i, "\"><c:v>", *lengths[i], "</c:v></c:pt>");
  }
  absl::StrAppend(&xml, "</c:numCache></c:numRef></c:", element, ">");
  return xml;
}

// Whether the chart has the series.
bool Replace(const ErrorBars& bars, std::string* chart) {
  const std::string value = absl::StrCat("<c:val val=\"", bars.fixed_length, "\"/>");
  const size_t at = chart->find(value);
  if (at == std::string::npos) return false;
  const size_t type = chart->rfind(kFixed, at);
  if (type == std::string::npos) return false;
  chart->replace(at, value.size(),
                 Lengths("plus", bars.plus_cells, bars.plus) + Lengths("minus", bars.minus_cells, bars.minus));
  chart->replace(type, sizeof kFixed - 1, "<c:errValType val=\"cust\"/>");
  return true;
}

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;
struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

// An archive in the source, which keeps its own share of it.
absl::StatusOr<Archive> Open(zip_source_t* source, int flags) {
  if (source == nullptr) return Broken("no memory");
  zip_source_keep(source);
  Archive archive(zip_open_from_source(source, flags, nullptr));
  if (archive) return archive;
  zip_source_free(source);
  return Broken("the file is no archive");
}

absl::StatusOr<std::string> ReadPart(zip_t* archive, zip_uint64_t index) {
  zip_stat_t stat;
  if (zip_stat_index(archive, index, 0, &stat) != 0) return Broken("a part cannot be read");
  std::string part(stat.size, '\0');
  zip_file_t* file = zip_fopen_index(archive, index, 0);
  if (file == nullptr) return Broken("a part cannot be opened");
  const zip_int64_t read = zip_fread(file, part.data(), part.size());
  zip_fclose(file);
  if (read != static_cast<zip_int64_t>(part.size())) return Broken("a part is cut off");
  return part;
}

// `part` must live until the archive is closed.
absl::Status AddPart(const std::string& name, const std::string& part, zip_t* archive) {
  Source source(zip_source_buffer(archive, part.data(), part.size(), 0));
  const zip_int64_t index = source ? zip_file_add(archive, name.c_str(), source.get(), ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0) return Broken("a part cannot be added");
  static_cast<void>(source.release());  // The archive's now.
  if (zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, kFirstOf1980, 0) != 0) {
    return Broken("a part cannot be dated");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadAll(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return Broken("the file cannot be read");
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) return Broken("the file is cut off");
  return bytes;
}

}  // namespace

// Written anew and not in place: libzip 1.7 frees memory twice when it changes an archive that lies in memory.
absl::StatusOr<std::string> ReplaceErrorBars(const std::string& workbook, const std::vector<ErrorBars>& all) {
  if (all.empty()) return workbook;
  const Source before(zip_source_buffer_create(workbook.data(), workbook.size(), 0, nullptr));
  ASSIGN_OR_RETURN(const Archive old, Open(before.get(), ZIP_RDONLY));
  const Source after(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  const auto count = static_cast<size_t>(zip_get_num_entries(old.get(), 0));
  std::vector<std::string> parts(count);  // Until the archive is closed.
  ASSIGN_OR_RETURN(Archive made, Open(after.get(), ZIP_CREATE | ZIP_TRUNCATE));
  size_t found = 0;
  for (size_t i = 0; i < count; ++i) {
    const std::string name = zip_get_name(old.get(), i, 0);
    ASSIGN_OR_RETURN(parts[i], ReadPart(old.get(), i));
    if (name.starts_with(kCharts)) {
      for (const ErrorBars& bars : all) found += Replace(bars, &parts[i]);
    }
    RETURN_IF_ERROR(AddPart(name, parts[i], made.get()));
  }
  if (found != all.size()) return Broken("a series has no error bars");
  if (zip_close(made.get()) != 0) return Broken("the file cannot be written");
  static_cast<void>(made.release());
  return ReadAll(after.get());
}

}  // namespace ehcpqa::reports
