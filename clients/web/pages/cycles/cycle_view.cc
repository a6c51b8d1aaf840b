#include "clients/web/pages/cycles/cycle_view.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {

std::string CycleNameOf(const Visit& visit) { return absl::StrCat("cycles/", visit.request().parameters["cycle"]); }

std::string CyclePath(const std::string& cycle_name, const std::string& page) {
  return absl::StrCat("/cycles/", Encode(LastPart(cycle_name)), page.empty() ? "" : "/", page);
}

absl::StatusOr<v1::Cycle> LoadCycle(const Visit& visit) {
  v1::GetCycleRequest request;
  request.set_name(CycleNameOf(visit));
  return visit.api().Call(api::kGetCycle, request);
}

void Dress(const v1::Cycle& cycle, Page* page) {
  page->Back(CyclePath(cycle.name()), cycle.title());
  page->Caption(cycle.title());
  if (cycle.synthetic()) page->Synthetic();
}

std::string WindowWords(const v1::Cycle& cycle) {
  return absl::StrCat(DateWords(cycle.window_start()), " to ", DateWords(cycle.window_end()));
}

std::string RubricWords(const std::string& name) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  return parts.size() == 4 ? absl::StrCat(parts[1], ", version ", parts[3]) : name;
}

std::string RubricPath(const std::string& name) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  return parts.size() == 4 ? absl::StrCat("/rubrics/", Encode(parts[1]), "/", Encode(parts[3])) : "/rubrics";
}

bool IsSampled(const v1::Cycle& cycle) { return cycle.state() >= v1::CYCLE_STATE_SAMPLED; }

}  // namespace ehcpqa::web
