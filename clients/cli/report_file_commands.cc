// Files of reports: fetching one, and checking one that somebody holds.
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/api/report_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/interrupt.h"
#include "clients/cli/names.h"
#include "clients/cli/new_file.h"
#include "clients/cli/options.h"
#include "clients/cli/report_text.h"
#include "clients/cli/rows.h"
#include "services/base/digest.h"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

// Reads the file chunk by chunk to `add`, and sees that what came is what was stored.
template <typename Add>
absl::StatusOr<v1::ReportFile> Fetch(const api::Api& api, const v1::DownloadReportRequest& request, const Add& add) {
  v1::ReportFile file;
  Sha256Stream hash;
  int64_t size = 0;
  const Interrupt interrupt;
  RETURN_IF_ERROR(api.Read(
      api::kDownloadReport, request,
      [&](const v1::ReportChunk& chunk) {
        if (chunk.has_file()) file = chunk.file();
        hash.Add(chunk.data());
        size += static_cast<int64_t>(chunk.data().size());
        return add(chunk.data());
      },
      Interrupt::requested));
  const Digest digest = hash.Finish();
  if (Hex(AsBytes(digest)) == file.sha256() && size == file.size()) return file;
  return Refuse(absl::StatusCode::kDataLoss, "REPORT_DAMAGED",
                absl::StrCat("What arrived is not what was stored: ", size, " bytes with SHA-256 ",
                             Hex(AsBytes(digest)), ". Nothing was kept; try again."));
}

absl::Status Get(Context& context, const Values& values) {
  v1::DownloadReportRequest request;
  request.set_name(values.Text("REPORT"));
  request.set_format(values.Word<v1::ReportFormat>("--format"));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  const std::string path =
      values.Has("--to") ? values.Text("--to")
                         : absl::StrCat("report-", ShortName(values.Text("REPORT")), ".", values.Text("--format"));
  if (path == "-") {
    std::string whole;
    RETURN_IF_ERROR(Fetch(api, request, [&](const std::string& bytes) {
                      whole += bytes;
                      return absl::OkStatus();
                    }).status());
    context.environment().out << whole;
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const std::unique_ptr<NewFile> kept, NewFile::Begin(path, values.Flag("--force")));
  ASSIGN_OR_RETURN(const v1::ReportFile file,
                   Fetch(api, request, [&](const std::string& bytes) { return kept->Add(bytes); }));
  RETURN_IF_ERROR(kept->Keep());
  context.environment().out << RowsText({"file", "bytes", "sha256"},
                                        {{{path}, {absl::StrCat(file.size()), true}, {file.sha256()}}},
                                        context.format(), context.bold());
  return absl::OkStatus();
}

View ChecksView() {
  return {{.rows = "checks", .columns = {{"../report.name", "report"}, "what", "passed", "detail"}}};
}

absl::Status Verify(Context& context, const Values& values) {
  if (values.Has("REPORT") == values.Has("--file")) return UsageError("Give a report, or a file with --file.");
  v1::VerifyReportRequest request;
  request.set_name(values.Text("REPORT"));
  if (values.Has("--file")) {
    ASSIGN_OR_RETURN(*request.mutable_sha256(), HashOfFile(values.Text("--file")));
  }
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::VerifyReportResponse verdict, api.Call(api::kVerifyReport, request));
  context.Show(verdict, ChecksView(), VerdictText(verdict, context.bold()));
  if (verdict.verified()) return absl::OkStatus();
  return Refuse(absl::StatusCode::kDataLoss, "REPORT_NOT_VERIFIED",
                absl::StrCat(verdict.report().name().empty() ? "The file" : verdict.report().name(),
                             " does not verify; the checks say why."));
}

}  // namespace

std::vector<Command> ReportFileCommands() {
  Option format = Required(WordsOf<v1::ReportFormat>("--format", "The format."));
  return {{.name = "get",
           .summary = "Fetch one format of a report, byte for byte as it was released.",
           .options = {Argument("REPORT", NameKind::kReport, "Number of the report."), format,
                       Named("--to", Kind::kFile,
                             "Where to write it, for its owner alone; \"-\" is standard output. Not given means "
                             "report-NUMBER.FORMAT in this folder."),
                       Named("--force", Kind::kFlag, "Replace a file that is there already.")},
           .examples = {{"ehcpqa report get 12 --format html", "The page, as report-12.html."},
                        {"ehcpqa report get 12 --format xlsx --to autumn.xlsx --force", "The workbook, anew."},
                        {"ehcpqa report get 12 --format csv --to - > figures.csv", "The figures, to a pipe."}},
           .action = {Get, {api::kDownloadReport.name}},
           .details = "The file is there whole, with the SHA-256 that the server states, or not at all."},
          {.name = "verify",
           .summary = "Check a report against the trail and the data; exit code 1 when it does not verify.",
           .options = {Optional(Argument("REPORT", NameKind::kReport, "Number of the report.")),
                       Named("--file", Kind::kFile,
                             "A file that somebody holds. Its SHA-256 is taken here; the file itself is not sent.")},
           .examples = {{"ehcpqa report verify 12", "A report by its number."},
                        {"ehcpqa report verify --file autumn.xlsx", "A file that came by mail."}},
           .action = {Verify, {api::kVerifyReport.name}, ChecksView(), v1::VerifyReportResponse::descriptor()}}};
}

}  // namespace ehcpqa::cli
