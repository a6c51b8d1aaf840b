// Puts persons together from records and fields in document order; the common end of both readers.
#ifndef EHCPQA_CLIENTS_RETURNS_PERSON_BUILDER_H_
#define EHCPQA_CLIENTS_RETURNS_PERSON_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "clients/returns/limits.h"
#include "clients/returns/modules.h"
#include "clients/returns/person.h"

namespace ehcpqa::returns {

class PersonBuilder {
 public:
  explicit PersonBuilder(const Limits& limits) : limits_(limits) {}

  // Starts a record below the open one: a person, a request of the open person, and so on. Refuses a second Assessment,
  // NamedPlan or ActivePlans where a return has at most one, and a person with more records than limits.records.
  absl::Status Begin(Module module, const Place& place);

  // Sets a field, by its index in FieldsOf(module), of the record of that module that was begun last.
  void Set(Module module, size_t field, std::string_view value);

  // The person begun last, with its order.
  const Person& person() const { return person_; }

 private:
  Limits limits_;
  Person person_;
  uint64_t persons_ = 0;
  size_t records_ = 0;
};

// Sets a field of the header, by its index in FieldsOf(Module::kSen2).
void SetHeaderField(HeaderFields& header, size_t field, std::string_view value);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_PERSON_BUILDER_H_
