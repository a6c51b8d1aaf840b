#include "clients/returns/setting.h"

#include "clients/returns/values.h"

namespace ehcpqa::returns {
namespace {

bool GivesSeveralKinds(const SettingFields& detail) {
  return (detail.urn.empty() ? 0 : 1) + (detail.ukprn.empty() ? 0 : 1) + (detail.sen_setting.empty() ? 0 : 1) > 1;
}

bool IsPrimary(const SettingFields& detail) { return NumberIn(detail.rank).value_or(1) == 1; }

bool IsOpen(const SettingFields& placement, int as_at) {
  const auto left = DateIn(placement.leaving);
  return !left.has_value() || *left >= as_at;
}

const SettingFields* PrimaryPlacement(const Request& request, int as_at) {
  const SettingFields* best = nullptr;
  for (const SettingFields& placement : request.placements) {
    if (!IsPrimary(placement) || !IsOpen(placement, as_at)) continue;
    if (best == nullptr || DateIn(placement.entry) > DateIn(best->entry)) best = &placement;
  }
  return best;
}

const SettingFields* PrimaryPlanDetail(const Request& request) {
  for (const SettingFields& detail : request.plan_details) {
    if (IsPrimary(detail)) return &detail;
  }
  return nullptr;
}

void SetType(Setting& setting, const SettingFields& detail, bool is_placement, const Establishments* establishments) {
  if (detail.urn.empty() && detail.ukprn.empty()) {
    setting.type = SettingTypeOfCode(CodeIn(detail.sen_setting), is_placement);
    return;
  }
  setting.number_without_look_up = establishments == nullptr;
  if (establishments == nullptr) {
    setting.type = kSchoolTypeUnknown;
  } else {
    setting.type =
        detail.urn.empty() ? establishments->TypeOfUkprn(detail.ukprn) : establishments->TypeOfUrn(detail.urn);
  }
}

}  // namespace

std::string SettingTypeOfCode(const std::string& code, bool is_placement) {
  if (code == "EYP") return "EY";
  if (code == "OLA" || code == "OPA" || code == "EHE") return "elsewhere";
  if (code == "NEET" || code == "NIEC" || code == "NIEO") return "NEET";
  if (code == "OTH" && is_placement) return "elsewhere";
  return "unknown";
}

Setting SettingOf(const Request& request, int as_at, const Establishments* establishments) {
  Setting setting;
  for (const SettingFields& placement : request.placements) {
    if (IsOpen(placement, as_at)) ++setting.placements;
    setting.several_kinds |= GivesSeveralKinds(placement);
  }
  for (const SettingFields& detail : request.plan_details) setting.several_kinds |= GivesSeveralKinds(detail);

  const SettingFields* placement = PrimaryPlacement(request, as_at);
  const SettingFields* detail = placement != nullptr ? placement : PrimaryPlanDetail(request);
  if (detail != nullptr) {
    SetType(setting, *detail, placement != nullptr, establishments);
    if (TrueIn(detail->sen_unit)) {
      setting.unit_or_rp = "SENU";
    } else if (TrueIn(detail->resourced)) {
      setting.unit_or_rp = "RP";
    }
  }
  const auto first_of = [](std::string_view codes, const std::string& a, const std::string& b, const std::string& c) {
    if (!a.empty()) return OneOf(codes, a);
    return OneOf(codes, b.empty() ? c : b);
  };
  const SettingFields none;
  const SettingFields& attended = placement != nullptr ? *placement : none;
  setting.residential =
      first_of("AB", attended.residential, request.active_plan.residential, request.named_plan.residential);
  setting.work_based =
      first_of("ATS", attended.work_based, request.active_plan.work_based, request.named_plan.work_based);
  return setting;
}

}  // namespace ehcpqa::returns
