#include "clients/web/engine/request.h"

#include <algorithm>

namespace ehcpqa::web {

bool Fields::Has(std::string_view name) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Field& field) { return field.name == name; });
}

const std::string& Fields::operator[](std::string_view name) const {
  static const std::string nothing;
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const Field& field) { return field.name == name; });
  return found == all_.end() ? nothing : found->value;
}

std::vector<std::string> Fields::All(std::string_view name) const {
  std::vector<std::string> values;
  for (const Field& field : all_) {
    if (field.name == name) values.push_back(field.value);
  }
  return values;
}

}  // namespace ehcpqa::web
