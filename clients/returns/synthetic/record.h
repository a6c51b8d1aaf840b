// A record of a return on its way out: fields and the records below it, in the order of the DfE's XML.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_RECORD_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_RECORD_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ehcpqa::synthetic {

// Dates are days since 1970-01-01, because XML and CSV write them differently.
class Record {
 public:
  struct Item {
    std::string_view element;  // XML name; of a field, or empty for a record below.
    std::string text;          // Of a text field.
    int date = 0;              // Of a date field.
    bool is_date = false;
    std::unique_ptr<Record> below;  // Set for a record below.
  };

  // `element` is the XML name of the record: "NamedPlan".
  explicit Record(std::string_view element) : element_(element) {}

  void Text(std::string_view element, std::string text) {
    items_.push_back({element, std::move(text), 0, false, nullptr});
  }
  void Date(std::string_view element, int date) { items_.push_back({element, "", date, true, nullptr}); }
  // A flag, written 1 or 0.
  void Flag(std::string_view element, bool value) { Text(element, value ? "1" : "0"); }
  // A new record below; the reference stays good.
  Record& Below(std::string_view element) {
    items_.push_back({"", "", 0, false, std::make_unique<Record>(element)});
    return *items_.back().below;
  }

  std::string_view element() const { return element_; }
  const std::vector<Item>& items() const { return items_; }

 private:
  std::string_view element_;  // A literal.
  std::vector<Item> items_;
};

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_RECORD_H_
