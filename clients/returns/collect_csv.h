// Reads the COLLECT export of a SEN2 return: nine CSV files whose rows refer to each other by record ids.
//
// The nine tables are joined in bounded memory, however many plans there are and however the rows are ordered: see
// csv_join.h. Columns are found by name, in any case and order. Records come in the order of their *orderseqcolumn,
// then of their rows, so that an export gives the same persons and records in the same order as the XML it was made
// from.
//
// Refused with file, row and column: a table that is missing, or a column that is read and that its year's layout has,
// a row whose parent record is not there, a record id given twice or not at all, a record too many, whatever csv.h
// refuses, and a valid NHS number in a column that should have none.
#ifndef EHCPQA_CLIENTS_RETURNS_COLLECT_CSV_H_
#define EHCPQA_CLIENTS_RETURNS_COLLECT_CSV_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "clients/returns/file_set.h"
#include "clients/returns/modules.h"
#include "clients/returns/source.h"

namespace ehcpqa::returns {

// The module of "Blade-Export_20-01-2025_person.csv": what stands between the last underscore and ".csv", in any case.
std::optional<Module> ModuleOfFile(std::string_view name);

// Reads and joins the tables, so that every failure but of the temporary file is found here. `sha256` is that of the
// zip; when empty, it is worked out over the files in name order.
absl::StatusOr<std::unique_ptr<PersonSource>> CollectCsvSource(const std::shared_ptr<FileSet>& files,
                                                               std::string sha256, const ReadSettings& settings);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_COLLECT_CSV_H_
