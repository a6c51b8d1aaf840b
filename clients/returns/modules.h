// The nine modules of a SEN2 return, and which of their fields this client reads.
//
// An XML element and a column of the COLLECT export have the same name but for case, so one table serves both readers.
// Anything not listed here is read past, and never kept.
#ifndef EHCPQA_CLIENTS_RETURNS_MODULES_H_
#define EHCPQA_CLIENTS_RETURNS_MODULES_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ehcpqa::returns {

enum class Module : uint8_t {
  kSen2,  // The header; XML: Header and its two parts.
  kPerson,
  kRequests,
  kAssessment,
  kNamedPlan,
  kPlanDetail,
  kActivePlans,
  kPlacementDetail,
  kSenNeed,
};
inline constexpr int kModules = 9;

// The name in lower case: the XML element, the suffix of the CSV file and the stem of its id column ("person" +
// "tableid").
std::string_view NameOf(Module module);
// The module with that lower-case name.
std::optional<Module> ModuleNamed(std::string_view name);
// The module whose id a row of this one carries. The header has none.
std::optional<Module> ParentOf(Module module);

// A field that is read.
struct Field {
  std::string_view name;  // Lower case.
  int since = 2023;       // The layouts that have it: a CSV export in one of them must have the column,
  int until = 9999;
  bool must_be_there = true;         // unless it is of use only to those who kept it.
  std::string_view other_name = {};  // A spelling found in use, read as the same field; empty when none.
};

// The fields of a module, in the order of FieldSlot's index.
std::span<const Field> FieldsOf(Module module);
// The index of the field with that lower-case name or other name.
std::optional<size_t> FieldNamed(Module module, std::string_view name);

// Whether ten digits under this name are a number of the collection's own (UPN, ULN, record ids, serial numbers), so
// that one which happens to pass the NHS number's check says nothing. In every other field a valid NHS number refuses
// the file.
bool MayHoldLongNumber(std::string_view name);

// The name in lower-case ASCII.
std::string Lower(std::string_view name);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_MODULES_H_
