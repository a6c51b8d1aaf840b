#include "services/cycles/cycle_events.h"

#include <nlohmann/json.hpp>

namespace ehcpqa::cycles {
namespace {

using Json = nlohmann::json;

Json ToJson(const CycleSettings& settings) {
  Json dimensions = Json::array();
  for (const StratifyBy dimension : settings.stratify_by) dimensions.push_back(static_cast<int>(dimension));
  return {{"title", settings.title},
          {"window_start", settings.window_start},
          {"window_end", settings.window_end},
          {"focus", settings.focus},
          {"level", static_cast<int>(settings.level)},
          {"kind", static_cast<int>(settings.kind)},
          {"rubric", settings.rubric_id + "/" + std::to_string(settings.rubric_version)},
          {"snapshots", settings.snapshots},
          {"stratify_by", std::move(dimensions)},
          {"sample_size", settings.sample_size},
          {"minimum_per_stratum", settings.minimum_per_stratum},
          {"pool_below", settings.pool_below},
          {"double_marked", settings.double_marked},
          {"exclude_last_cycles", settings.exclude_last_cycles},
          {"reserves_per_stratum", settings.reserves_per_stratum},
          {"due_on", settings.due_on}};
}

}  // namespace

std::string CreatedJson(const CycleSettings& after) { return Json{{"after", ToJson(after)}}.dump(); }

std::string UpdatedJson(const CycleSettings& before, const CycleSettings& after) {
  Json was = ToJson(before), is = ToJson(after);
  for (auto field = was.begin(); field != was.end();) {
    if (*field == is[field.key()]) {
      is.erase(field.key());
      field = was.erase(field);
    } else {
      ++field;
    }
  }
  return Json{{"before", std::move(was)}, {"after", std::move(is)}}.dump();
}

std::string FrozenJson(const CycleSettings& settings, const Framing& framing) {
  Json strata = Json::array();
  for (const FrameStratum& stratum : framing.strata) {
    strata.push_back({{"code", stratum.code}, {"eligible", stratum.eligible}, {"sample", stratum.sample}});
  }
  return Json{{"manifest_sha256", framing.manifest_sha256},
              {"snapshots", settings.snapshots},
              {"register_total", framing.register_total},
              {"eligible_total", framing.rows.size()},
              {"other_kind", framing.other_kind},
              {"audited_lately", framing.audited_lately},
              {"strata", std::move(strata)}}
      .dump();
}

std::string DrawnJson(const Cycle& cycle, const std::vector<SamplePlan>& plans) {
  Json audits = Json::object();
  Json doubled = Json::array();
  for (const SamplePlan& plan : plans) {
    if (!plan.audited()) continue;
    audits[std::to_string(plan.audit)] = plan.plan.plan_ref;
    if (plan.double_marked) doubled.push_back(plan.audit);
  }
  return Json{{"seed", cycle.seed},
              {"manifest_sha256", cycle.manifest_sha256},
              {"audits", std::move(audits)},
              {"double_marked", std::move(doubled)}}
      .dump();
}

}  // namespace ehcpqa::cycles
