#include "clients/returns/csv_join.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/returns/person_builder.h"
#include "clients/returns/refusal.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

constexpr size_t kOwnPlace = 8;       // Order number and row.
constexpr size_t kRequestPlace = 16;  // A person's and a request's own.

void AppendBigEndian(std::string& out, uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(number >> shift & 0xff));
}

uint32_t BigEndian(std::string_view bytes) {
  uint32_t number = 0;
  for (const char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

// The row is the end of every place.
uint32_t RowOf(std::string_view place) { return BigEndian(place.substr(place.size() - 4)); }

void AppendText(std::string& out, std::string_view text) {
  const auto size = static_cast<uint16_t>(text.size());  // CsvReader allows no field above Limits::text.
  out.push_back(static_cast<char>(size >> 8));
  out.push_back(static_cast<char>(size & 0xff));
  out.append(text);
}

std::string_view TakeText(std::string_view& in) {
  const size_t size = BigEndian(in.substr(0, 2));
  const std::string_view text = in.substr(2, size);
  in.remove_prefix(2 + size);
  return text;
}

std::string_view TakeBytes(std::string_view& in, size_t size) {
  const std::string_view bytes = in.substr(0, size);
  in.remove_prefix(size);
  return bytes;
}

Module ModuleOfPlace(std::string_view place) {
  if (place.size() == kOwnPlace) return Module::kPerson;
  return place.size() == kRequestPlace ? Module::kRequests : static_cast<Module>(place[kRequestPlace]);
}

}  // namespace

CsvJoin::CsvJoin(const std::string& temp_directory, std::array<std::string, kModules> files)
    : files_(std::move(files)), records_(temp_directory) {
  for (int i = 0; i < kModules; ++i) {
    ids_.emplace_back(temp_directory);
    children_.emplace_back(temp_directory);
  }
}

Place CsvJoin::PlaceOf(Module module, uint32_t row, bool parent_column) const {
  const Module named = parent_column ? ParentOf(module).value_or(module) : module;
  return {.file = files_[static_cast<size_t>(module)],
          .row = row,
          .line = 0,
          .column = 0,
          .field = std::string(NameOf(named)) + "tableid"};
}

absl::Status CsvJoin::Add(const TableRow& row) {
  if (row.id.empty()) return Unreadable(PlaceOf(row.module, row.row, false), "the record has no id.");
  std::string place;
  AppendBigEndian(place, row.sequence);
  AppendBigEndian(place, row.row);
  std::string values;
  for (const std::string_view value : row.values) AppendText(values, value);
  if (row.module == Module::kPerson) {
    RETURN_IF_ERROR(ids_[static_cast<size_t>(row.module)].Add(row.id, place));
    return records_.Add(place, values);
  }
  std::string child(1, static_cast<char>(row.module));
  child.append(place);
  AppendText(child, row.id);
  child.append(values);
  return children_[static_cast<size_t>(*ParentOf(row.module))].Add(row.parent_id, child);
}

absl::Status CsvJoin::Finish() {
  constexpr Module kParents[] = {Module::kPerson, Module::kRequests, Module::kAssessment, Module::kNamedPlan,
                                 Module::kActivePlans};
  constexpr Module kLeaves[] = {Module::kPlanDetail, Module::kPlacementDetail, Module::kSenNeed};
  for (const Module parent : kParents) {
    RecordSorter& ids = ids_[static_cast<size_t>(parent)];
    RecordSorter& children = children_[static_cast<size_t>(parent)];
    RETURN_IF_ERROR(ids.Finish());
    RETURN_IF_ERROR(children.Finish());
    RETURN_IF_ERROR(CheckIds(parent, ids));
    RETURN_IF_ERROR(Join(parent, ids, children));
    ids = RecordSorter("");
    children = RecordSorter("");
  }
  for (const Module leaf : kLeaves) {
    RecordSorter& ids = ids_[static_cast<size_t>(leaf)];
    RETURN_IF_ERROR(ids.Finish());
    RETURN_IF_ERROR(CheckIds(leaf, ids));
    ids = RecordSorter("");
  }
  return records_.Finish();
}

absl::Status CsvJoin::CheckIds(Module module, RecordSorter& ids) const {
  const auto reader = ids.Read();
  std::string last_id;
  uint32_t last_row = 0;
  while (true) {
    ASSIGN_OR_RETURN(const bool more, reader->Next());
    if (!more) return absl::OkStatus();
    const uint32_t row = RowOf(reader->value());
    if (last_row != 0 && reader->key() == last_id) {
      return Unreadable(PlaceOf(module, row, false),
                        absl::StrCat("the id is also that of row ", last_row, "; an id may be given once."));
    }
    last_id = reader->key();
    last_row = row;
  }
}

absl::Status CsvJoin::Join(Module parent, RecordSorter& parent_ids, RecordSorter& children) {
  const auto parents = parent_ids.Read();
  const auto rows = children.Read();
  ASSIGN_OR_RETURN(bool has_parent, parents->Next());
  while (true) {
    ASSIGN_OR_RETURN(const bool more, rows->Next());
    if (!more) return absl::OkStatus();
    while (has_parent && parents->key() < rows->key()) {
      ASSIGN_OR_RETURN(has_parent, parents->Next());
    }
    std::string_view child = rows->value();
    const auto module = static_cast<Module>(TakeBytes(child, 1)[0]);
    const std::string_view own_place = TakeBytes(child, kOwnPlace);
    const std::string_view id = TakeText(child);
    if (!has_parent || parents->key() != rows->key()) {
      return Unreadable(PlaceOf(module, RowOf(own_place), true),
                        absl::StrCat("there is no record with this id in ", files_[static_cast<size_t>(parent)], "."));
    }
    std::string place(parents->value().substr(0, kRequestPlace));
    if (module != Module::kRequests) place.push_back(static_cast<char>(module));
    place.append(own_place);
    RETURN_IF_ERROR(records_.Add(place, child));
    // The place that children inherit is the Requests record's; the row after it is for messages.
    if (module != Module::kRequests) place = place.substr(0, kRequestPlace) + place.substr(kRequestPlace + 1);
    RETURN_IF_ERROR(ids_[static_cast<size_t>(module)].Add(id, place));
  }
}

absl::Status CsvJoin::ReadPersons(const Limits& limits, const PersonVisitor& visit) const {
  PersonBuilder builder(limits);
  bool has_person = false;
  const auto reader = records_.Read();
  while (true) {
    ASSIGN_OR_RETURN(const bool more, reader->Next());
    const Module module = more ? ModuleOfPlace(reader->key()) : Module::kPerson;
    if (module == Module::kPerson && has_person) RETURN_IF_ERROR(visit(builder.person()));
    if (!more) return absl::OkStatus();
    has_person = true;
    RETURN_IF_ERROR(builder.Begin(module, {.file = files_[static_cast<size_t>(module)], .row = RowOf(reader->key())}));
    std::string_view values = reader->value();
    for (size_t field = 0; field < FieldsOf(module).size(); ++field) builder.Set(module, field, TakeText(values));
  }
}

}  // namespace ehcpqa::returns
