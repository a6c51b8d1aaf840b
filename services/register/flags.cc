#include "services/register/flags.h"

#include <array>

namespace ehcpqa::registers {
namespace {

constexpr std::array<std::string_view, kFlags> kNames = {
    "upn_check_failed",      "uln_check_failed",  "no_upn_or_uln",
    "age_out_of_range",      "second_open_plan",  "has_second_open_plan",
    "several_requests",      "transferred_in",    "decision_before_meeting",
    "several_setting_kinds", "no_placement",      "setting_unknown",
    "need_missing",          "need_unknown_code", "ceased_but_active",
    "start_after_as_at",     "date_unreadable",   "header_contradiction"};

}  // namespace

std::string_view FlagName(Flag flag) { return kNames[static_cast<size_t>(flag)]; }

std::optional<Flag> ParseFlag(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Flag>(i);
  }
  return std::nullopt;
}

std::vector<Flag> FlagSet::flags() const {
  std::vector<Flag> all;
  for (int i = 0; i < kFlags; ++i) {
    if (Has(static_cast<Flag>(i))) all.push_back(static_cast<Flag>(i));
  }
  return all;
}

std::vector<std::string_view> FlagSet::names() const {
  std::vector<std::string_view> all;
  for (const Flag flag : flags()) all.push_back(FlagName(flag));
  return all;
}

}  // namespace ehcpqa::registers
