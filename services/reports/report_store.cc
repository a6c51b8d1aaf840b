#include "services/reports/report_store.h"

#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::reports {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kLast[] = "SELECT coalesce(max(number), 0) FROM reports";
constexpr char kInsert[] =
    "INSERT INTO reports (number, kind, audience, title, about, agency_id, as_at, made_at, made_by, keep_until, sha256,"
    " record, document) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
constexpr char kInsertFile[] = "INSERT INTO report_files (report, format, sha256, bytes) VALUES ($1, $2, $3, $4)";
constexpr char kSelectOne[] =
    "SELECT number, kind, audience, title, about, agency_id, as_at, made_at, made_by, keep_until, sha256, record"
    " FROM reports WHERE number = $1";
constexpr char kSelectPage[] =
    "SELECT number, kind, audience, title, about, agency_id, as_at, made_at, made_by, keep_until, sha256, record"
    " FROM reports WHERE number < $1 AND (audience <= $2 OR agency_id = $3) AND ($4 = 0 OR kind = $4)"
    " ORDER BY number DESC LIMIT $5";
constexpr char kSelectDocument[] = "SELECT document FROM reports WHERE number = $1";
constexpr char kSelectFiles[] =
    "SELECT format, length(bytes), sha256 FROM report_files WHERE report = $1 AND bytes IS NOT NULL ORDER BY format";
constexpr char kSelectFile[] =
    "SELECT format, sha256, bytes FROM report_files WHERE report = $1 AND format = $2 AND bytes IS NOT NULL";
constexpr char kSelectByHash[] =
    "SELECT report, format FROM report_files WHERE sha256 = $1 ORDER BY report DESC, format LIMIT 1";
constexpr char kForgetFiles[] =
    "UPDATE report_files SET bytes = NULL WHERE bytes IS NOT NULL AND report IN"
    " (SELECT number FROM reports WHERE keep_until < $1 AND document IS NOT NULL)";
constexpr char kForgetDocuments[] =
    "UPDATE reports SET document = NULL WHERE keep_until < $1 AND document IS NOT NULL RETURNING number";
constexpr char kInsertCount[] =
    "INSERT INTO released_counts (report, dimension, row_code, column_code, cycles, shown, count, published,"
    " position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr char kSelectCounts[] =
    "SELECT report, cycles, row_code, column_code, shown, count, published FROM released_counts"
    " WHERE dimension = $1 AND report < $2 ORDER BY report, cycles, position";

StoredReport Read(const Statement& row) {
  return {row.Int(0),
          static_cast<int>(row.Int(1)),
          static_cast<Audience>(row.Int(2)),
          row.Text(3),
          row.Text(4),
          row.Text(5),
          row.Text(6),
          row.Text(7),
          row.Text(8),
          row.Text(9),
          row.Text(10),
          row.Text(11)};
}

Audience WidestOf(const ReportScope& scope) {
  return scope.coordinator()     ? Audience::kCoordinators
         : scope.working_group() ? Audience::kWorkingGroup
                                 : Audience::kPublished;
}

}  // namespace

ReportScope ReportScope::Of(const Caller& caller) {
  const bool coordinator = caller.Has(v1::ROLE_COORDINATOR);
  const bool working_group = coordinator || caller.Has(v1::ROLE_MODERATOR) || caller.Has(v1::ROLE_SUB_GROUP_MEMBER);
  return {coordinator, working_group, caller.Has(v1::ROLE_AGENCY_LEAD) ? caller.agency : ""};
}

bool ReportScope::MayRead(const StoredReport& report) const {
  return report.audience <= WidestOf(*this) || (!agency_.empty() && report.agency == agency_);
}

absl::StatusOr<int64_t> LastReport(Snapshot& snapshot) {
  Statement select = snapshot.Prepare(kLast);
  const int64_t last = select.Step() ? select.Int(0) : 0;
  RETURN_IF_ERROR(select.status());
  return last;
}

absl::StatusOr<int64_t> InsertReport(Transaction& transaction, const StoredReport& report, std::string_view document,
                                     const std::vector<StoredFile>& files) {
  ASSIGN_OR_RETURN(const int64_t last, LastReport(transaction));
  const int64_t number = last + 1;
  RETURN_IF_ERROR(transaction.Prepare(kInsert)
                      .Bind(1, number)
                      .Bind(2, report.kind)
                      .Bind(3, static_cast<int>(report.audience))
                      .Bind(4, report.title)
                      .Bind(5, report.about)
                      .BindOrNull(6, report.agency)
                      .Bind(7, report.as_at)
                      .Bind(8, report.made_at)
                      .Bind(9, report.made_by)
                      .Bind(10, report.keep_until)
                      .Bind(11, report.sha256)
                      .Bind(12, report.record)
                      .BindBlob(13, document)
                      .Run());
  for (const StoredFile& file : files) {
    RETURN_IF_ERROR(transaction.Prepare(kInsertFile)
                        .Bind(1, number)
                        .Bind(2, file.format)
                        .Bind(3, file.sha256)
                        .BindBlob(4, file.bytes)
                        .Run());
  }
  return number;
}

absl::StatusOr<StoredReport> LoadReport(Snapshot& snapshot, const ReportScope& scope, int64_t number) {
  Statement select = snapshot.Prepare(kSelectOne);
  select.Bind(1, number);
  std::optional<StoredReport> found;
  if (select.Step()) found = Read(select);
  RETURN_IF_ERROR(select.status());
  if (!found || !scope.MayRead(*found)) return NoSuch(absl::StrCat("reports/", number));
  return *std::move(found);
}

absl::StatusOr<std::vector<StoredReport>> ListReports(Snapshot& snapshot, const ReportScope& scope, int kind,
                                                      int64_t before, int limit) {
  Statement select = snapshot.Prepare(kSelectPage);
  select.Bind(1, before == 0 ? std::numeric_limits<int64_t>::max() : before);
  select.Bind(2, static_cast<int>(WidestOf(scope))).Bind(3, scope.agency()).Bind(4, kind).Bind(5, limit);
  std::vector<StoredReport> reports;
  while (select.Step()) reports.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return reports;
}

absl::StatusOr<std::string> LoadDocument(Snapshot& snapshot, int64_t number) {
  Statement select = snapshot.Prepare(kSelectDocument);
  select.Bind(1, number);
  std::string document;
  if (select.Step()) document = select.Text(0);
  RETURN_IF_ERROR(select.status());
  return document;
}

absl::StatusOr<std::vector<FileSize>> ListFiles(Snapshot& snapshot, int64_t number) {
  Statement select = snapshot.Prepare(kSelectFiles);
  select.Bind(1, number);
  std::vector<FileSize> files;
  while (select.Step()) files.push_back({static_cast<int>(select.Int(0)), select.Int(1), select.Text(2)});
  RETURN_IF_ERROR(select.status());
  return files;
}

absl::StatusOr<std::optional<StoredFile>> LoadFile(Snapshot& snapshot, int64_t number, int format) {
  Statement select = snapshot.Prepare(kSelectFile);
  select.Bind(1, number).Bind(2, format);
  std::optional<StoredFile> file;
  if (select.Step()) file = StoredFile{static_cast<int>(select.Int(0)), select.Text(1), select.Text(2)};
  RETURN_IF_ERROR(select.status());
  return file;
}

absl::StatusOr<std::optional<std::pair<int64_t, int>>> FindByHash(Snapshot& snapshot, std::string_view sha256) {
  Statement select = snapshot.Prepare(kSelectByHash);
  select.Bind(1, sha256);
  std::optional<std::pair<int64_t, int>> found;
  if (select.Step()) found.emplace(select.Int(0), static_cast<int>(select.Int(1)));
  RETURN_IF_ERROR(select.status());
  return found;
}

absl::StatusOr<int64_t> EndRetention(Transaction& transaction, std::string_view day) {
  RETURN_IF_ERROR(transaction.Prepare(kForgetFiles).Bind(1, day).Run());
  Statement forget = transaction.Prepare(kForgetDocuments);
  forget.Bind(1, day);
  int64_t forgotten = 0;
  while (forget.Step()) ++forgotten;
  RETURN_IF_ERROR(forget.status());
  return forgotten;
}

absl::Status InsertCounts(Transaction& transaction, int64_t report, insight::Dimension dimension,
                          const EarlierRelease& release) {
  const std::string cycles = absl::StrJoin(release.cycles, ",");
  for (size_t i = 0; i < release.cells.size(); ++i) {
    const ReleasedCell& cell = release.cells[i];
    RETURN_IF_ERROR(transaction.Prepare(kInsertCount)
                        .Bind(1, report)
                        .Bind(2, static_cast<int>(dimension))
                        .Bind(3, cell.row)
                        .Bind(4, cell.column)
                        .Bind(5, cycles)
                        .Bind(6, cell.shown)
                        .Bind(7, cell.count)
                        .Bind(8, cell.published)
                        .Bind(9, static_cast<int64_t>(i))
                        .Run());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<EarlierRelease>> ListCounts(Snapshot& snapshot, insight::Dimension dimension,
                                                       int64_t before) {
  Statement select = snapshot.Prepare(kSelectCounts);
  select.Bind(1, static_cast<int>(dimension)).Bind(2, before == 0 ? std::numeric_limits<int64_t>::max() : before);
  std::vector<EarlierRelease> releases;
  int64_t report = 0;
  std::string cycles;
  while (select.Step()) {
    if (releases.empty() || select.Int(0) != report || select.Text(1) != cycles) {
      report = select.Int(0);
      cycles = select.Text(1);
      releases.push_back({absl::StrSplit(cycles, ','), {}});
    }
    releases.back().cells.push_back({select.Text(2), select.Text(3), select.Bool(4), select.Int(5), select.Int(6)});
  }
  RETURN_IF_ERROR(select.status());
  return releases;
}

}  // namespace ehcpqa::reports
