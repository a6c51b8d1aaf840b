// Joins the tables of a COLLECT export into persons, in bounded memory.
//
// Every row is sorted twice, on disk where memory does not hold it (record_sorter.h): once by the id of its parent
// record, beside the ids of the parents, which gives it the place of its parent; then by that place, which is document
// order. The place of a person is its order number and its row; that of a Requests record is its person's, its own
// order number and its row; all below it carry their Requests record's place, a letter for their module, their own
// order number and their row.
#ifndef EHCPQA_CLIENTS_RETURNS_CSV_JOIN_H_
#define EHCPQA_CLIENTS_RETURNS_CSV_JOIN_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "clients/returns/limits.h"
#include "clients/returns/modules.h"
#include "clients/returns/person.h"
#include "clients/returns/record_sorter.h"

namespace ehcpqa::returns {

// One row, as read from its table.
struct TableRow {
  Module module = Module::kPerson;
  uint32_t row = 0;       // In its file.
  uint32_t sequence = 0;  // Its *orderseqcolumn; 0 when there is none.
  std::string_view id;
  std::string_view parent_id;            // Not used for a person: there is one header.
  std::vector<std::string_view> values;  // In the order of FieldsOf(module).
};

class CsvJoin {
 public:
  // `files` are the names of the files by module, for messages.
  CsvJoin(const std::string& temp_directory, std::array<std::string, kModules> files);

  // Rows of all tables but the header, in any order. Refuses a row without an id.
  absl::Status Add(const TableRow& row);
  // After the last row. Refuses, with file and row, an id given twice in a table and a row whose parent is not there.
  absl::Status Finish();
  // After Finish, any number of times: every person in order. Refuses a second Assessment, NamedPlan or ActivePlans.
  absl::Status ReadPersons(const Limits& limits, const PersonVisitor& visit) const;

 private:
  Place PlaceOf(Module module, uint32_t row, bool parent_column) const;
  absl::Status Join(Module parent, RecordSorter& parent_ids, RecordSorter& children);
  absl::Status CheckIds(Module module, RecordSorter& ids) const;

  const std::array<std::string, kModules> files_;
  // By module: id -> place of the record's Requests record (of the person itself for a person).
  std::vector<RecordSorter> ids_;
  // By parent module: parent's id -> module, place, own id, values.
  std::vector<RecordSorter> children_;
  // Place -> values.
  RecordSorter records_;
};

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_CSV_JOIN_H_
