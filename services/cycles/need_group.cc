#include "services/cycles/need_group.h"

#include <utility>

namespace ehcpqa::cycles {

std::string_view NeedGroup(std::string_view need) {
  static constexpr std::pair<std::string_view, std::string_view> kGroups[] = {
      {"ASD", "CI"}, {"SLCN", "CI"}, {"MLD", "CL"}, {"SLD", "CL"}, {"PMLD", "CL"}, {"SPLD", "CL"},
      {"DS", "CL"},  {"HI", "SP"},   {"VI", "SP"},  {"MSI", "SP"}, {"PD", "SP"},   {"SEMH", "SEMH"},
  };
  for (const auto& [code, group] : kGroups) {
    if (code == need) return group;
  }
  return "other";
}

}  // namespace ehcpqa::cycles
