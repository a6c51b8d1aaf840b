// The grammar of a SEN2 return in XML, over the events of a parser: which element may stand where, and what it fills.
#ifndef EHCPQA_CLIENTS_RETURNS_SEN2_XML_HANDLER_H_
#define EHCPQA_CLIENTS_RETURNS_SEN2_XML_HANDLER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "clients/returns/modules.h"
#include "clients/returns/person_builder.h"
#include "clients/returns/source.h"

namespace ehcpqa::returns {

// Takes the events of one document in order. After an event that fails, none may follow.
class Sen2XmlHandler {
 public:
  // Where the event stands; asked for only when it is needed, as counting lines costs time.
  using Locate = std::function<Place()>;

  Sen2XmlHandler(const ReadSettings& settings, HeaderFields& header, LayoutMarks& marks, const PersonVisitor& visit)
      : settings_(settings), header_(header), marks_(marks), visit_(visit), builder_(settings.limits) {}

  absl::Status OnStart(std::string_view qualified_name, const Locate& here);
  absl::Status OnEnd(const Locate& here);
  absl::Status OnText(std::string_view text, const Locate& here);
  // Whether any element has started.
  bool root_seen() const { return root_seen_; }

 private:
  enum class Kind { kMessage, kHeader, kPersons, kRecord, kField, kUnknown };
  struct Element {
    Kind kind = Kind::kUnknown;
    std::string name;                  // Lower case, without prefix.
    Module module = Module::kSen2;     // Of a record, or of the record that a field belongs to.
    std::optional<size_t> field = {};  // Of a field that is read.
    uint32_t filled = 0;               // Of a record: which of its fields have been given.
  };

  absl::StatusOr<Element> Admit(std::string_view name, const Locate& here) const;
  absl::Status EndField(const Element& field, const Locate& here);
  absl::Status CheckText(std::string_view name, const Locate& here) const;
  Element* Parent() { return open_.empty() ? nullptr : &open_.back(); }

  const ReadSettings& settings_;
  HeaderFields& header_;
  LayoutMarks& marks_;
  const PersonVisitor& visit_;
  PersonBuilder builder_;
  std::vector<Element> open_;
  std::string text_;  // Since the last tag.
  bool root_seen_ = false;
};

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_SEN2_XML_HANDLER_H_
