// Turns one person of a return into the rows that may leave the local authority: no name, number, birth date or
// postcode.
#ifndef EHCPQA_CLIENTS_RETURNS_ASSEMBLY_H_
#define EHCPQA_CLIENTS_RETURNS_ASSEMBLY_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "clients/returns/key.h"
#include "clients/returns/lookups.h"
#include "clients/returns/person.h"
#include "ehcpqa/v1/register.pb.h"

namespace ehcpqa::returns {

// What the client needs besides the person. The look-ups may be null.
struct AssemblyInputs {
  std::string la;
  int as_at = 0;  // Days since 1970-01-01.
  const Key* key = nullptr;
  const Establishments* establishments = nullptr;
  const Districts* districts = nullptr;
};

// Makes rows and remembers what the operator should be told. One for one pass over a return.
class Assembler {
 public:
  explicit Assembler(AssemblyInputs inputs) : inputs_(std::move(inputs)) {}

  // The rows of one person; call it in document order, for persons without requests too (they give no rows, but count).
  v1::PersonRows Assemble(const Person& person);

  // One sentence for each thing, with how often and where first: dates that could not be read, look-ups that were
  // missed.
  std::vector<std::string> Warnings() const;
  uint64_t persons() const { return persons_; }
  uint64_t rows() const { return rows_; }

 private:
  struct Unread {
    uint64_t count = 0;
    Place first;
  };
  // The date as YYYY-MM-DD; empty when absent, or unreadable, which it notes.
  std::string Date(const std::string& text, std::string_view element, const Place& place, bool& unreadable);
  v1::RegisterRow Row(const Request& request);

  const AssemblyInputs inputs_;
  uint64_t persons_ = 0;
  uint64_t rows_ = 0;
  uint64_t types_missed_ = 0;
  std::map<std::string, Unread, std::less<>> unread_dates_;  // By element.
};

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_ASSEMBLY_H_
