#include "clients/cli/cells.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/enum_words.h"
#include "google/protobuf/descriptor.h"

namespace ehcpqa::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// A row: the messages from the reply down to the row, or a text of its own below the last.
struct Place {
  std::vector<const Message*> messages;
  Cell text;
};

std::vector<std::string> Steps(const std::string& path) { return absl::StrSplit(path, '.', absl::SkipEmpty()); }

// One value of a field that holds no message; `index` is -1 for a single field.
Cell CellOf(const Message& message, const FieldDescriptor& field, int index) {
  const auto& reflection = *message.GetReflection();
  const auto get = [&](auto single, auto repeated) {
    return index < 0 ? (reflection.*single)(message, &field) : (reflection.*repeated)(message, &field, index);
  };
  using R = google::protobuf::Reflection;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return {absl::StrCat(get(&R::GetInt32, &R::GetRepeatedInt32)), true};
    case FieldDescriptor::CPPTYPE_INT64:
      return {absl::StrCat(get(&R::GetInt64, &R::GetRepeatedInt64)), true};
    case FieldDescriptor::CPPTYPE_UINT32:
      return {absl::StrCat(get(&R::GetUInt32, &R::GetRepeatedUInt32)), true};
    case FieldDescriptor::CPPTYPE_UINT64:
      return {absl::StrCat(get(&R::GetUInt64, &R::GetRepeatedUInt64)), true};
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return {absl::StrFormat("%.4g", get(&R::GetDouble, &R::GetRepeatedDouble)), true};
    case FieldDescriptor::CPPTYPE_BOOL:
      return {get(&R::GetBool, &R::GetRepeatedBool) ? "yes" : "no"};
    case FieldDescriptor::CPPTYPE_ENUM:
      return {WordOf(*get(&R::GetEnum, &R::GetRepeatedEnum))};
    case FieldDescriptor::CPPTYPE_STRING:
      return {get(&R::GetString, &R::GetRepeatedString)};
    default:
      return {};
  }
}

// Everything that the steps from `at` on lead to.
void Collect(const Message& message, const std::vector<std::string>& steps, size_t at, std::vector<Cell>* cells) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(steps[at]);
  if (field == nullptr) return;
  const auto& reflection = *message.GetReflection();
  const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
  if (!field->is_repeated()) {
    if (field->has_presence() && !reflection.HasField(message, field)) return;
    if (!is_message) return cells->push_back(CellOf(message, *field, -1));
    if (at + 1 < steps.size()) Collect(reflection.GetMessage(message, field), steps, at + 1, cells);
    return;
  }
  for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
    if (!is_message) {
      cells->push_back(CellOf(message, *field, i));
    } else if (at + 1 < steps.size()) {
      Collect(reflection.GetRepeatedMessage(message, field, i), steps, at + 1, cells);
    }
  }
}

Cell CellAt(const Place& place, std::string path) {
  if (path == ".") return place.text;
  size_t up = 0;
  for (; path.rfind("../", 0) == 0; path.erase(0, 3)) ++up;
  if (up >= place.messages.size()) return {};
  std::vector<Cell> cells;
  Collect(*place.messages[place.messages.size() - 1 - up], Steps(path), 0, &cells);
  if (cells.size() == 1) return cells.front();
  return {absl::StrJoin(cells, ", ", [](std::string* out, const Cell& cell) { out->append(cell.text); })};
}

// Goes down the path of repeated fields, and adds a place for each entry of the last.
void Descend(const Place& from, const std::vector<std::string>& steps, size_t at, std::vector<Place>* places) {
  if (at == steps.size()) return places->push_back(from);
  const Message& message = *from.messages.back();
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(steps[at]);
  if (field == nullptr) return;
  const auto& reflection = *message.GetReflection();
  const int size = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
  for (int i = 0; i < size; ++i) {
    Place next = from;
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      next.text = CellOf(message, *field, field->is_repeated() ? i : -1);
      places->push_back(std::move(next));
      continue;
    }
    next.messages.push_back(field->is_repeated() ? &reflection.GetRepeatedMessage(message, field, i)
                                                 : &reflection.GetMessage(message, field));
    Descend(next, steps, at + 1, places);
  }
}

// The types along a path, from `type` on; a last null for a field that holds no message. Empty when the path leads
// nowhere.
std::vector<const Descriptor*> Types(const Descriptor& type, const std::string& path) {
  std::vector<const Descriptor*> types = {&type};
  for (const std::string& step : Steps(path)) {
    const FieldDescriptor* field = types.back() == nullptr ? nullptr : types.back()->FindFieldByName(step);
    if (field == nullptr) return {};
    types.push_back(field->message_type());
  }
  return types;
}

}  // namespace

std::vector<Row> RowsOf(const Message& reply, const Table& table) {
  std::vector<Place> places;
  Descend({{&reply}, {}}, Steps(table.rows), 0, &places);
  std::vector<Row> rows;
  for (const Place& place : places) {
    Row row;
    for (const Column& column : table.columns) row.push_back(CellAt(place, column.path));
    rows.push_back(std::move(row));
  }
  return rows;
}

bool Fits(const Descriptor& type, const Table& table) {
  const std::vector<const Descriptor*> rows = Types(type, table.rows);
  if (rows.empty()) return false;
  for (const Column& column : table.columns) {
    if (column.path == ".") {
      if (rows.back() != nullptr) return false;
      continue;
    }
    std::string path = column.path;
    size_t up = 0;
    for (; path.rfind("../", 0) == 0; path.erase(0, 3)) ++up;
    if (up >= rows.size() || rows[rows.size() - 1 - up] == nullptr) return false;
    const std::vector<const Descriptor*> types = Types(*rows[rows.size() - 1 - up], path);
    if (types.size() < 2 || types.back() != nullptr) return false;
  }
  return true;
}

}  // namespace ehcpqa::cli
