#include "clients/returns/collect_csv.h"

#include <array>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/returns/csv.h"
#include "clients/returns/csv_join.h"
#include "clients/returns/nhs_guard.h"
#include "clients/returns/person_builder.h"
#include "clients/returns/refusal.h"
#include "clients/returns/values.h"
#include "services/base/digest.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

constexpr int kNone = -1;
constexpr int kFirstLayout = 2023;

// Where the columns of one table stand.
struct Columns {
  int id = kNone;
  int parent_id = kNone;
  int sequence = kNone;
  std::vector<int> fields;        // In the order of FieldsOf; kNone when the layout has no such column.
  std::vector<bool> may_be_long;  // By column: exempt from the NHS number guard.
};

absl::Status ColumnMissing(const std::string& file, std::string_view column) {
  return Unreadable({.file = file, .row = 1, .line = 0, .column = 0, .field = std::string(column)},
                    "the column is missing.");
}

absl::StatusOr<Columns> FindColumns(Module module, const CsvHeader& header, const std::string& file) {
  Columns columns;
  const std::string name(NameOf(module));
  columns.id = header.Find(name + "tableid");
  columns.sequence = header.Find(name + "orderseqcolumn");
  if (columns.id == kNone) return ColumnMissing(file, name + "tableid");
  if (const auto parent = ParentOf(module); parent.has_value()) {
    const std::string parent_id = std::string(NameOf(*parent)) + "tableid";
    columns.parent_id = header.Find(parent_id);
    if (columns.parent_id == kNone) return ColumnMissing(file, parent_id);
  }
  for (const Field& field : FieldsOf(module)) {
    int index = header.Find(field.name);
    if (index == kNone && !field.other_name.empty()) index = header.Find(field.other_name);
    columns.fields.push_back(index);
  }
  for (const std::string& column : header.names()) columns.may_be_long.push_back(MayHoldLongNumber(column));
  return columns;
}

class CollectCsv final : public PersonSource {
 public:
  explicit CollectCsv(ReadSettings settings) : settings_(std::move(settings)) {}

  absl::Status Load(FileSet& files, std::string sha256) {
    ASSIGN_OR_RETURN(const auto by_module, FindFiles(files));
    std::array<std::string, kModules> names;
    for (int i = 0; i < kModules; ++i) names[i] = files.names()[by_module[i]];
    join_ = std::make_unique<CsvJoin>(settings_.temp_directory, names);
    Sha256Stream digest;
    const auto meter = std::make_shared<Meter>(Meter{
        .limit = settings_.limits.bytes, .digest = sha256.empty() ? &digest : nullptr, .progress = settings_.progress});
    for (size_t i = 0; i < files.names().size(); ++i) {
      const auto module = ModuleOfFile(files.names()[i]);
      if (!module.has_value()) continue;
      ASSIGN_OR_RETURN(std::unique_ptr<ByteSource> file, files.Open(i));
      RETURN_IF_ERROR(ReadTable(*module, *Metered(std::move(file), meter)));
    }
    RETURN_IF_ERROR(CheckColumns(names));
    RETURN_IF_ERROR(CheckHeaderRow(names));
    sha256_ = sha256.empty() ? Hex(AsBytes(digest.Finish())) : std::move(sha256);
    return join_->Finish();
  }

  absl::Status ReadPersons(const PersonVisitor& visit) override { return join_->ReadPersons(settings_.limits, visit); }
  const HeaderFields& header() const override { return header_; }
  const LayoutMarks& marks() const override { return marks_; }
  const std::string& sha256() const override { return sha256_; }

 private:
  // The index in `files` of each module's file.
  static absl::StatusOr<std::array<size_t, kModules>> FindFiles(const FileSet& files) {
    std::array<size_t, kModules> found{};
    std::array<bool, kModules> has{};
    for (size_t i = 0; i < files.names().size(); ++i) {
      const auto module = ModuleOfFile(files.names()[i]);
      if (!module.has_value()) continue;
      const auto index = static_cast<size_t>(*module);
      if (has[index]) {
        return Unreadable({.file = files.names()[i]}, absl::StrCat("the table is also in ", files.names()[found[index]],
                                                                   "; give one export alone."));
      }
      found[index] = i;
      has[index] = true;
    }
    for (int i = 0; i < kModules; ++i) {
      const std::string name(NameOf(static_cast<Module>(i)));
      if (!has[i])
        return Unreadable({.file = "the file that ends in _" + name + ".csv"},
                          "it is missing from the nine of the export.");
    }
    return found;
  }

  absl::Status ReadTable(Module module, ByteSource& file) {
    CsvReader reader(file, settings_.limits);
    ASSIGN_OR_RETURN(const CsvHeader header, CsvHeader::Read(reader));
    ASSIGN_OR_RETURN(const Columns columns, FindColumns(module, header, file.name()));
    for (const std::string& column : header.names()) marks_.Note(column);
    columns_[static_cast<size_t>(module)] = columns.fields;
    TableRow row;
    row.module = module;
    while (true) {
      ASSIGN_OR_RETURN(const bool more, NextOf(reader, header));
      if (!more) return absl::OkStatus();
      for (size_t i = 0; i < reader.fields().size(); ++i) {
        if (columns.may_be_long[i] || !SmellsOfNhsNumber(header.names()[i], reader.fields()[i])) continue;
        Place place = reader.Here();
        place.field = Shown(header.names()[i]);
        return NhsNumberFound(place);
      }
      row.row = static_cast<uint32_t>(reader.row());
      if (reader.row() > UINT32_MAX) return TooLarge(reader.Here(), "the table has more rows than a return can have.");
      TakeValues(module, reader, columns, row);
      RETURN_IF_ERROR(Keep(row, reader));
    }
  }

  void TakeValues(Module module, const CsvReader& reader, const Columns& columns, TableRow& row) const {
    const auto value = [&](int column) {
      return column == kNone ? std::string_view() : Trimmed(reader.fields()[column]);
    };
    row.id = value(columns.id);
    row.parent_id = value(columns.parent_id);
    row.sequence = static_cast<uint32_t>(NumberIn(value(columns.sequence)).value_or(0));
    row.values.clear();
    for (size_t i = 0; i < columns.fields.size(); ++i) {
      const std::string_view name = FieldsOf(module)[i].name;
      const bool is_name = name == "surname" || name == "forename";
      row.values.push_back(is_name && !settings_.keep_names ? std::string_view() : value(columns.fields[i]));
    }
  }

  absl::Status Keep(const TableRow& row, const CsvReader& reader) {
    if (row.module == Module::kSen2) {
      if (++header_rows_ > 1) return Unreadable(reader.Here(), "there is a second header record; a return has one.");
      header_id_ = row.id;
      for (size_t i = 0; i < row.values.size(); ++i) SetHeaderField(header_, i, row.values[i]);
      return absl::OkStatus();
    }
    // The header's table may come after the persons', so its id is compared at the end; to find one that differs two
    // are enough.
    if (row.module == Module::kPerson && first_person_row_ == 0) {
      persons_header_id_ = row.parent_id;
      first_person_row_ = row.row;
    } else if (row.module == Module::kPerson && other_header_row_ == 0 && row.parent_id != persons_header_id_) {
      other_header_row_ = row.row;
    }
    return join_->Add(row);
  }

  // Which columns there must be is known only when the layout is: by the columns of all tables together.
  absl::Status CheckColumns(const std::array<std::string, kModules>& names) const {
    const int layout = marks_.Layout(kFirstLayout);
    for (size_t module = 0; module < kModules; ++module) {
      const auto fields = FieldsOf(static_cast<Module>(module));
      for (size_t i = 0; i < fields.size(); ++i) {
        const bool expected = fields[i].must_be_there && fields[i].since <= layout && layout <= fields[i].until;
        if (expected && columns_[module][i] == kNone) return ColumnMissing(names[module], fields[i].name);
      }
    }
    return absl::OkStatus();
  }

  absl::Status CheckHeaderRow(const std::array<std::string, kModules>& names) const {
    const std::string& header_file = names[static_cast<size_t>(Module::kSen2)];
    if (header_rows_ == 0) return Unreadable({.file = header_file}, "there is no header record.");
    const uint64_t bad_row =
        first_person_row_ != 0 && persons_header_id_ != header_id_ ? first_person_row_ : other_header_row_;
    if (bad_row == 0) return absl::OkStatus();
    return Unreadable({.file = names[static_cast<size_t>(Module::kPerson)],
                       .row = bad_row,
                       .line = 0,
                       .column = 0,
                       .field = "sen2tableid"},
                      absl::StrCat("there is no record with this id in ", header_file, "."));
  }

  const ReadSettings settings_;
  std::unique_ptr<CsvJoin> join_;
  HeaderFields header_;
  LayoutMarks marks_;
  std::string sha256_;
  std::array<std::vector<int>, kModules> columns_;
  int header_rows_ = 0;
  std::string header_id_;
  std::string persons_header_id_;  // Of the first person.
  uint64_t first_person_row_ = 0;
  uint64_t other_header_row_ = 0;  // The first person with another header than the first.
};

}  // namespace

std::optional<Module> ModuleOfFile(std::string_view name) {
  const std::string lower = Lower(name);
  if (!lower.ends_with(".csv")) return std::nullopt;
  const std::string stem = lower.substr(0, lower.size() - 4);
  return ModuleNamed(stem.substr(stem.rfind('_') + 1));
}

absl::StatusOr<std::unique_ptr<PersonSource>> CollectCsvSource(const std::shared_ptr<FileSet>& files,
                                                               std::string sha256, const ReadSettings& settings) {
  auto source = std::make_unique<CollectCsv>(settings);
  RETURN_IF_ERROR(source->Load(*files, std::move(sha256)));
  return source;
}

}  // namespace ehcpqa::returns
