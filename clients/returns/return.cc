#include "clients/returns/return.h"

#include <array>
#include <filesystem>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/returns/assembly.h"
#include "clients/returns/file_set.h"
#include "clients/returns/header_check.h"
#include "clients/returns/modules.h"
#include "clients/returns/observed.h"
#include "clients/returns/open_source.h"
#include "clients/returns/refusal.h"
#include "clients/returns/values.h"
#include "services/base/clock.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {

absl::StatusOr<std::unique_ptr<Return>> Return::Open(const std::string& path, const ReadSettings& settings) {
  ASSIGN_OR_RETURN(OpenedSource opened, OpenSource(path, settings));
  ReturnHeader header;
  ReviewOrder reviews;
  RETURN_IF_ERROR(opened.source->ReadPersons([&](const Person& person) {
    ++header.persons;
    header.requests += person.requests.size();
    reviews.Note(person);
    return absl::OkStatus();
  }));
  const std::string file = std::filesystem::path(path).filename();
  const HeaderFields& fields = opened.source->header();
  RETURN_IF_ERROR(CheckHeader(fields, file));
  RETURN_IF_ERROR(reviews.Check(file));
  if (header.persons == 0) {
    return Refuse(absl::StatusCode::kInvalidArgument, "RETURN_EMPTY", file + ": the return holds no person.");
  }
  header.la = fields.lea;
  header.as_at = FormatDate(*DateIn(fields.reference_date));
  header.source_kind = opened.kind;
  header.layout_year = opened.source->marks().Layout(NumberIn(header.as_at.substr(0, 4)).value_or(0));
  header.source_sha256 = opened.source->sha256();
  header.contradictions = ContradictionsOf(fields, opened.source->marks());
  header.synthetic = Lower(fields.software_code) == "synthetic";
  return std::unique_ptr<Return>(new Return(std::move(opened.source), std::move(header)));
}

absl::StatusOr<ReadSummary> ReadRows(Return& sen2, const ReadOptions& options, const RowSink& sink) {
  const ReturnHeader& header = sen2.header();
  if (options.la != header.la) {
    return Refuse(absl::StatusCode::kInvalidArgument, "RETURN_OTHER_LA",
                  absl::StrCat("The return is that of local authority ", header.la, ", not of ", Shown(options.la),
                               "; nothing was sent."));
  }
  Assembler assembler({.la = options.la,
                       .as_at = *ParseDate(header.as_at),
                       .key = options.key,
                       .establishments = options.establishments,
                       .districts = options.districts});
  ReadSummary summary;
  RETURN_IF_ERROR(sen2.ReadPersons([&](const Person& person) -> absl::Status {
    v1::PersonRows rows = assembler.Assemble(person);
    if (!person.requests.empty()) return sink(std::move(rows));
    ++summary.persons_without_requests;
    return absl::OkStatus();
  }));
  summary.persons = assembler.persons();
  summary.rows = assembler.rows();
  summary.warnings = assembler.Warnings();
  return summary;
}

v1::ImportHeader ToImportHeader(const ReturnHeader& header, const Key& key) {
  v1::ImportHeader out;
  out.set_la(header.la);
  out.set_as_at(header.as_at);
  out.set_key_id(key.id());
  out.set_source_kind(header.source_kind);
  out.set_layout_year(header.layout_year);
  out.set_source_sha256(header.source_sha256);
  for (const std::string& contradiction : header.contradictions) out.add_header_contradictions(contradiction);
  out.set_synthetic(header.synthetic);
  return out;
}

}  // namespace ehcpqa::returns
